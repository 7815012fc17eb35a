import { Button, Switch } from '@mantine/core';
import { IconKey, IconPlus } from '@tabler/icons-react';
import { useState, type ReactNode } from 'react';
import { useI18n } from '../i18n/i18n.js';
import { Empty } from '../ui/empty.js';
import { TimeAgo } from '../ui/time-ago.js';
import { ConfirmDialog } from './confirm-dialog.js';
import { Problem, useProblem } from './save-bar.js';
import classes from './settings.module.css';
import { SettingsPage } from './settings-page.js';
import { SsoKeyDialog } from './sso-key-dialog.js';
import { useSaveSettings, type Settings } from './use-settings.js';
import { useSsoKeyRevoke } from './use-sso.js';
import { WithSettings } from './with-settings.js';

/** Keys that sign the brand's own customers in. */
export function SsoPage(): ReactNode {
  const { t } = useI18n();
  const [isAdding, setAdding] = useState(false);
  return (
    <SettingsPage
      title={t('settings.sso')}
      intro={t('sso.intro')}
      action={
        <Button leftSection={<IconPlus size={16} />} onClick={() => setAdding(true)}>
          {t('sso.add')}
        </Button>
      }
    >
      <WithSettings>
        {(settings) => (
          <>
            <Keys settings={settings} />
            <RoleOptIn settings={settings} />
          </>
        )}
      </WithSettings>
      {isAdding ? <SsoKeyDialog onClose={() => setAdding(false)} /> : null}
    </SettingsPage>
  );
}

function Keys({ settings }: { settings: Settings }): ReactNode {
  const { t, dateTime } = useI18n();
  const [revoking, setRevoking] = useState<Settings['ssoKeys'][number] | null>(null);
  const revoke = useSsoKeyRevoke();
  const problem = useProblem(revoke);
  if (settings.ssoKeys.length === 0) {
    return (
      <Empty icon={<IconKey stroke={1.5} />} title={t('sso.empty.title')}>
        {t('sso.empty.text')}
      </Empty>
    );
  }
  return (
    <>
      <table className={classes['table']}>
        <thead>
          <tr>
            <th scope="col">{t('sso.label')}</th>
            <th scope="col">kid</th>
            <th scope="col">{t('sso.algorithm')}</th>
            <th scope="col">{t('sso.created')}</th>
            <th scope="col">
              <span className="unseen">{t('action.actions')}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {settings.ssoKeys.map((key) => (
            <tr key={key.id} data-off={key.revokedAt ? true : undefined}>
              <th scope="row">{key.label}</th>
              <td>
                <code>{key.kid}</code>
              </td>
              <td>{key.algorithm === 'EDDSA' ? 'EdDSA' : key.algorithm}</td>
              <td>
                <TimeAgo at={key.createdAt} />
              </td>
              <td className={classes['actions']}>
                {key.revokedAt ? (
                  <span title={dateTime(key.revokedAt)}>{t('sso.revoked')}</span>
                ) : (
                  <Button variant="subtle" color="red" size="compact-sm" onClick={() => setRevoking(key)}>
                    {t('sso.revoke')}
                  </Button>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <Problem>{problem}</Problem>
      {revoking ? (
        <ConfirmDialog
          title={t('sso.revoke.title', { label: revoking.label })}
          action={t('sso.revoke')}
          isBusy={revoke.isPending}
          onClose={() => setRevoking(null)}
          onConfirm={() => revoke.mutate(revoking.id, { onSettled: () => setRevoking(null) })}
        >
          {t('sso.revoke.text')}
        </ConfirmDialog>
      ) : null}
    </>
  );
}

function RoleOptIn({ settings }: { settings: Settings }): ReactNode {
  const { t } = useI18n();
  const save = useSaveSettings();
  const problem = useProblem(save);
  return (
    <section className={classes['section']}>
      <Switch
        label={t('sso.roles')}
        description={t('sso.roles.help')}
        checked={settings.acceptsSsoRoles}
        disabled={save.isPending}
        onChange={(event) => save.mutate({ acceptsSsoRoles: event.currentTarget.checked })}
      />
      <Problem>{problem}</Problem>
    </section>
  );
}
