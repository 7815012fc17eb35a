import { Alert, Anchor, Button, TextInput } from '@mantine/core';
import { IconAlertCircle, IconMail } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { useState, type ReactNode, type SubmitEvent } from 'react';
import { Link, useSearchParams } from 'react-router';
import { PasswordResetRequestDocument } from '../generated/documents/session.js';
import { failureCode, request } from '../graphql/client.js';
import { useI18n } from '../i18n/i18n.js';
import { useErrorText } from '../ui/error-text.js';
import { Doorway } from './doorway.js';
import { lastCommunity } from './last-community.js';
import classes from './session.module.css';

/** Asks for a reset mail; the answer never tells whether the address is known. */
export function ForgotPage(): ReactNode {
  const { t } = useI18n();
  const errorText = useErrorText();
  const [search] = useSearchParams();
  const known = lastCommunity(search);
  const [email, setEmail] = useState('');
  const [community, setCommunity] = useState(known ?? '');
  const ask = useMutation({
    mutationFn: () =>
      request(
        PasswordResetRequestDocument,
        { input: { email: email.trim() } },
        { community: community.trim() },
      ),
  });
  const refusal = ask.data?.passwordResetRequest.userErrors[0];
  const problem = ask.error
    ? errorText(failureCode(ask.error), ask.error.message)
    : refusal && errorText(refusal.code, refusal.message);
  const submit = (event: SubmitEvent): void => {
    event.preventDefault();
    ask.mutate();
  };

  if (ask.isSuccess && !refusal) {
    return (
      <Doorway title={t('forgot.sent.title')}>
        <Alert color="brand" variant="light" icon={<IconMail size={18} />} role="status">
          {t('forgot.sent.text', { email })}
        </Alert>
        <Anchor component={Link} to="/sign-in" size="sm">
          {t('forgot.back')}
        </Anchor>
      </Doorway>
    );
  }
  return (
    <Doorway title={t('forgot.title')} intro={t('forgot.intro')}>
      {problem ? (
        <Alert color="red" variant="light" icon={<IconAlertCircle size={18} />} role="alert">
          {problem}
        </Alert>
      ) : null}
      <form onSubmit={submit} className={classes['form']}>
        <TextInput
          type="email"
          name="email"
          autoComplete="username"
          label={t('signIn.email')}
          value={email}
          onChange={(event) => setEmail(event.currentTarget.value)}
          autoFocus
          required
          withAsterisk={false}
        />
        {known ? null : (
          <TextInput
            label={t('forgot.community')}
            description={t('forgot.community.help')}
            placeholder="maison-exemple"
            pattern="[a-z0-9\-]+"
            autoCapitalize="none"
            spellCheck={false}
            value={community}
            onChange={(event) => setCommunity(event.currentTarget.value)}
            required
            withAsterisk={false}
          />
        )}
        <Button type="submit" fullWidth loading={ask.isPending}>
          {t('forgot.submit')}
        </Button>
        <Anchor component={Link} to="/sign-in" size="sm">
          {t('forgot.back')}
        </Anchor>
      </form>
    </Doorway>
  );
}
