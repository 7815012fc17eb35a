import { Button } from '@mantine/core';
import { IconPlus, IconTerminal2 } from '@tabler/icons-react';
import { useState, type ReactNode } from 'react';
import { useI18n } from '../i18n/i18n.js';
import { Empty } from '../ui/empty.js';
import { useNow } from '../ui/now.js';
import { TimeAgo } from '../ui/time-ago.js';
import { ActionTable } from './action-table.js';
import { ApiKeyDialog } from './api-key-dialog.js';
import { ConfirmDialog } from './confirm-dialog.js';
import { Loaded } from './loaded.js';
import { inReadingOrder, usePermissionName } from './permission-name.js';
import { Problem, useProblem } from './save-bar.js';
import classes from './settings.module.css';
import { SettingsPage } from './settings-page.js';
import { useApiKeyRevoke, useApiKeys, type ApiKey } from './use-api-keys.js';

/** Programs' ways in: who has one, to do what, and when it was last used. */
export function ApiKeysPage(): ReactNode {
  const { t } = useI18n();
  const keys = useApiKeys();
  const [isAdding, setAdding] = useState(false);
  return (
    <SettingsPage
      title={t('settings.apiKeys')}
      intro={t('apiKeys.intro')}
      action={
        <Button leftSection={<IconPlus size={16} />} disabled={!keys.data} onClick={() => setAdding(true)}>
          {t('apiKeys.add')}
        </Button>
      }
    >
      <Loaded reading={keys}>{({ apiKeys }) => <Keys keys={apiKeys} />}</Loaded>
      {isAdding && keys.data ? (
        <ApiKeyDialog permissions={keys.data.apiKeyPermissions} onClose={() => setAdding(false)} />
      ) : null}
    </SettingsPage>
  );
}

function Keys({ keys }: { keys: readonly ApiKey[] }): ReactNode {
  const { t } = useI18n();
  const [revoking, setRevoking] = useState<ApiKey | null>(null);
  const revoke = useApiKeyRevoke();
  const problem = useProblem(revoke);
  if (keys.length === 0) {
    return (
      <Empty icon={<IconTerminal2 stroke={1.5} />} title={t('apiKeys.empty.title')}>
        {t('apiKeys.empty.text')}
      </Empty>
    );
  }
  return (
    <>
      <ActionTable
        columns={[
          t('apiKeys.label'),
          t('apiKeys.permissions'),
          t('apiKeys.creator'),
          t('apiKeys.lastUsed'),
          t('apiKeys.ends'),
        ]}
      >
        {keys.map((key) => (
          <Row key={key.id} apiKey={key} onRevoke={() => setRevoking(key)} />
        ))}
      </ActionTable>
      <Problem>{problem}</Problem>
      {revoking ? (
        <ConfirmDialog
          title={t('apiKeys.revoke.title', { label: revoking.label })}
          action={t('apiKeys.revoke')}
          isBusy={revoke.isPending}
          onClose={() => setRevoking(null)}
          onConfirm={() => revoke.mutate(revoking.id, { onSettled: () => setRevoking(null) })}
        >
          {t('apiKeys.revoke.text')}
        </ConfirmDialog>
      ) : null}
    </>
  );
}

function Row({ apiKey, onRevoke }: { apiKey: ApiKey; onRevoke: () => void }): ReactNode {
  const { t, date, dateTime, list } = useI18n();
  const permissionName = usePermissionName();
  const now = useNow();
  const { label, expiresAt, revokedAt, lastUsedAt, allowedNetworks, permissions } = apiKey;
  const isExpired = expiresAt !== null && new Date(expiresAt).getTime() <= now;
  const isOver = isExpired || revokedAt !== null;
  return (
    <tr data-off={isOver ? true : undefined}>
      <th scope="row">
        {label}
        <small>{allowedNetworks.length > 0 ? list(allowedNetworks) : t('apiKeys.anywhere')}</small>
      </th>
      <td>
        <details className={classes['rights']}>
          <summary>{t('apiKeys.rights', { count: permissions.length })}</summary>
          <ul>
            {inReadingOrder(permissions).map((name) => (
              <li key={name}>{permissionName(name)}</li>
            ))}
          </ul>
        </details>
      </td>
      <td>{apiKey.creator?.displayName}</td>
      <td>{lastUsedAt ? <TimeAgo at={lastUsedAt} /> : t('apiKeys.never')}</td>
      <td>{expiresAt ? <time dateTime={expiresAt}>{date(expiresAt)}</time> : t('apiKeys.noEnd')}</td>
      <td className={classes['actions']}>
        {revokedAt ? <span title={dateTime(revokedAt)}>{t('apiKeys.revoked')}</span> : null}
        {!revokedAt && isExpired ? t('apiKeys.expired') : null}
        {isOver ? null : (
          <Button
            variant="subtle"
            color="red"
            size="compact-sm"
            aria-label={t('apiKeys.revokeName', { label })}
            onClick={onRevoke}
          >
            {t('apiKeys.revoke')}
          </Button>
        )}
      </td>
    </tr>
  );
}
