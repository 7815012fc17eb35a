import { Alert, Button, Switch } from '@mantine/core';
import { IconAlertTriangle, IconKey, IconPlus } from '@tabler/icons-react';
import { useState, type ReactNode } from 'react';
import { Link } from 'react-router';
import { useI18n } from '../i18n/i18n.js';
import { useCommunity } from '../shell/community-context.js';
import { Empty } from '../ui/empty.js';
import { Problem, useProblem } from './save-bar.js';
import classes from './settings.module.css';
import { SettingsPage } from './settings-page.js';
import { SsoKeyDialog } from './sso-key-dialog.js';
import { SsoKeyTable } from './sso-key-table.js';
import { useSaveSettings, type Settings } from './use-settings.js';
import { WithSettings } from './with-settings.js';

/** Keys that sign the brand's own customers in. */
export function SsoPage(): ReactNode {
  const { t } = useI18n();
  const { slug } = useCommunity();
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
            <Keys keys={settings.ssoKeys} />
            <p className={classes['note']}>
              {t('sso.tryToken')} <Link to={`/${slug}/settings/token-check`}>{t('sso.tryToken.link')}</Link>
            </p>
            <RoleOptIn settings={settings} />
          </>
        )}
      </WithSettings>
      {isAdding ? <SsoKeyDialog onClose={() => setAdding(false)} /> : null}
    </SettingsPage>
  );
}

function Keys({ keys }: { keys: Settings['ssoKeys'] }): ReactNode {
  const { t } = useI18n();
  if (keys.length === 0) {
    return (
      <Empty icon={<IconKey stroke={1.5} />} title={t('sso.empty.title')}>
        {t('sso.empty.text')}
      </Empty>
    );
  }
  return (
    <>
      {keys.some(({ state }) => state === 'ACTIVE') ? null : (
        <Alert color="orange" variant="light" icon={<IconAlertTriangle size={18} />}>
          {t('sso.noneActive')}
        </Alert>
      )}
      <SsoKeyTable keys={keys} />
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
