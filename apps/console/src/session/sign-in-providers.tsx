import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { SignInProvidersDocument } from '../generated/documents/sign-on.js';
import { request } from '../graphql/client.js';
import { useI18n } from '../i18n/i18n.js';
import classes from './session.module.css';

interface SignInProvidersProps {
  /** The community one comes from; null where none is known: providers are each community's own. */
  community: string | null;
  /** Path of the console to go on to. */
  next: string;
}

/** Buttons of the community's providers for the team. Where they cannot be read, the password remains. */
export function SignInProviders({ community, next }: SignInProvidersProps): ReactNode {
  const { t } = useI18n();
  const providers = useQuery({
    queryKey: ['sign-in-providers', community],
    queryFn: ({ signal }) => request(SignInProvidersDocument, {}, { community: community ?? '', signal }),
    enabled: community !== null,
  });
  const offered = providers.data?.signInProviders ?? [];
  if (offered.length === 0) return null;
  return (
    <div className={classes['providers']}>
      <p>{t('signIn.or')}</p>
      {offered.map(({ id, label, path }) => (
        <Button
          key={id}
          component="a"
          href={`${path}?next=${encodeURIComponent(`/console${next}`)}`}
          variant="default"
          fullWidth
        >
          {t('signIn.continueWith', { label })}
        </Button>
      ))}
    </div>
  );
}
