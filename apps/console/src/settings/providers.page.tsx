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

/** Where the community's people sign in besides their password. */
export function ProvidersPage(): ReactNode {
  const { t } = useI18n();
  const providers = useProviders();
  const [editing, setEditing] = useState<Provider | 'new' | null>(null);
  return (
    <SettingsPage
      title={t('settings.providers')}
      intro={t('providers.intro')}
      action={
        <Button leftSection={<IconPlus size={16} />} onClick={() => setEditing('new')}>
          {t('providers.add')}
        </Button>
      }
    >
      {providers.data ? <Providers providers={providers.data} onEdit={setEditing} /> : null}
      {!providers.data && providers.error ? (
        <Failure error={providers.error} onRetry={() => void providers.refetch()} />
      ) : null}
      {providers.isPending ? (
        <div aria-busy="true">
          <Skeleton height={48} mb={12} />
          <Skeleton height={48} />
        </div>
      ) : null}
      {editing ? (
        <ProviderDialog provider={editing === 'new' ? null : editing} onClose={() => setEditing(null)} />
      ) : null}
    </SettingsPage>
  );
}

interface ProvidersProps {
  providers: readonly Provider[];
  onEdit: (provider: Provider) => void;
}

function Providers({ providers, onEdit }: ProvidersProps): ReactNode {
  const { t } = useI18n();
  const [removing, setRemoving] = useState<Provider | null>(null);
  const remove = useProviderRemove();
  const problem = useProblem(remove);
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
                    onClick={() => setRemoving(provider)}
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
          onClose={() => setRemoving(null)}
          onConfirm={() => remove.mutate(removing.id, { onSettled: () => setRemoving(null) })}
        >
          {t('providers.remove.text')}
        </ConfirmDialog>
      ) : null}
    </>
  );
}
