import { Button, Skeleton } from '@mantine/core';
import { IconId, IconPlus } from '@tabler/icons-react';
import { useState, type ReactNode } from 'react';
import { useI18n } from '../i18n/i18n.js';
import { Empty } from '../ui/empty.js';
import { Failure } from '../ui/failure.js';
import { TimeAgo } from '../ui/time-ago.js';
import { ConfirmDialog } from './confirm-dialog.js';
import { ProviderDialog } from './provider-dialog.js';
import { Problem, useProblem } from './save-bar.js';
import classes from './settings.module.css';
import { SettingsPage } from './settings-page.js';
import { useProviderRemove, useProviders, type Provider } from './use-providers.js';

/** Instead of an id: the provider about to be added. */
const NEW = 'new';

/** Where the community's people sign in besides their password. */
export function ProvidersPage(): ReactNode {
  const { t } = useI18n();
  const providers = useProviders();
  const [editing, setEditing] = useState<string | null>(null);
  const edit = (id: string): void => {
    setEditing(id);
    void providers.refetch();
  };
  const edited = providers.data?.find(({ id }) => id === editing) ?? null;
  return (
    <SettingsPage
      title={t('settings.providers')}
      intro={t('providers.intro')}
      action={
        <Button leftSection={<IconPlus size={16} />} onClick={() => setEditing(NEW)}>
          {t('providers.add')}
        </Button>
      }
    >
      {providers.data ? (
        <Providers
          providers={providers.data}
          onEdit={(provider) => edit(provider.id)}
          onLook={() => void providers.refetch()}
        />
      ) : null}
      {!providers.data && providers.error ? (
        <Failure error={providers.error} onRetry={() => void providers.refetch()} />
      ) : null}
      {providers.isPending ? (
        <div aria-busy="true">
          <Skeleton height={48} mb={12} />
          <Skeleton height={48} />
        </div>
      ) : null}
      {edited || editing === NEW ? (
        <ProviderDialog provider={edited} onClose={() => setEditing(null)} />
      ) : null}
    </SettingsPage>
  );
}

interface ProvidersProps {
  providers: readonly Provider[];
  onEdit: (provider: Provider) => void;
  /** How many are signed in has to be of this moment. */
  onLook: () => void;
}

function Providers({ providers, onEdit, onLook }: ProvidersProps): ReactNode {
  const { t } = useI18n();
  const [removingId, setRemovingId] = useState<string | null>(null);
  const remove = useProviderRemove();
  const problem = useProblem(remove);
  const removing = providers.find(({ id }) => id === removingId) ?? null;
  const leaving = removing?.signedInCount ?? 0;
  if (providers.length === 0) {
    return (
      <Empty icon={<IconId stroke={1.5} />} title={t('providers.empty.title')}>
        {t('providers.empty.text')}
      </Empty>
    );
  }
  return (
    <>
      <table className={classes['table']}>
        <thead>
          <tr>
            <th scope="col">{t('providers.label')}</th>
            <th scope="col">{t('providers.audience')}</th>
            <th scope="col">{t('providers.lastUsed')}</th>
            <th scope="col">
              <span className="unseen">{t('action.actions')}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {providers.map((provider) => {
            const { id, label, issuer, audience, isEnabled, lastUsedAt } = provider;
            return (
              <tr key={id} data-off={isEnabled ? undefined : true}>
                <th scope="row">
                  {label}
                  <small>{isEnabled ? issuer : `${issuer} · ${t('providers.off')}`}</small>
                </th>
                <td>{t(`providers.audience.${audience}`)}</td>
                <td>{lastUsedAt ? <TimeAgo at={lastUsedAt} /> : t('apiKeys.never')}</td>
                <td className={classes['actions']}>
                  <Button
                    variant="subtle"
                    size="compact-sm"
                    aria-label={t('providers.editName', { label })}
                    onClick={() => onEdit(provider)}
                  >
                    {t('action.edit')}
                  </Button>
                  <Button
                    variant="subtle"
                    color="red"
                    size="compact-sm"
                    aria-label={t('providers.removeName', { label })}
                    onClick={() => {
                      setRemovingId(id);
                      onLook();
                    }}
                  >
                    {t('providers.remove')}
                  </Button>
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
      <Problem>{problem}</Problem>
      {removing ? (
        <ConfirmDialog
          title={t('providers.remove.title', { label: removing.label })}
          action={t('providers.remove')}
          isBusy={remove.isPending}
          onClose={() => setRemovingId(null)}
          onConfirm={() => remove.mutate(removing.id, { onSettled: () => setRemovingId(null) })}
        >
          {t('providers.remove.text')}
          {leaving > 0 ? <strong> {t('providers.signsOut', { count: leaving })}</strong> : null}
        </ConfirmDialog>
      ) : null}
    </>
  );
}
