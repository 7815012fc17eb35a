import { Button } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import { useI18n } from '../i18n/i18n.js';
import { TimeAgo } from '../ui/time-ago.js';
import { ActionTable } from './action-table.js';
import { ConfirmDialog } from './confirm-dialog.js';
import { Problem, useProblem } from './save-bar.js';
import classes from './settings.module.css';
import { SsoKeyDialog } from './sso-key-dialog.js';
import type { Settings } from './use-settings.js';
import { useSsoKeyRetire, useSsoKeyRevoke } from './use-sso.js';

type SsoKey = Settings['ssoKeys'][number];

/** The keys, where each stands, and what can be done about it. */
export function SsoKeyTable({ keys }: { keys: readonly SsoKey[] }): ReactNode {
  const { t } = useI18n();
  const [revoking, setRevoking] = useState<SsoKey | null>(null);
  const [replacing, setReplacing] = useState<SsoKey | null>(null);
  const revoke = useSsoKeyRevoke();
  const retire = useSsoKeyRetire();
  const revokeProblem = useProblem(revoke);
  const retireProblem = useProblem(retire);
  const isLast = (key: SsoKey): boolean => !keys.some(({ id, state }) => id !== key.id && state === 'ACTIVE');
  return (
    <>
      <ActionTable columns={[t('sso.label'), 'kid', t('sso.state'), t('sso.lastUsed')]}>
        {keys.map((key) => (
          <Row
            key={key.id}
            ssoKey={key}
            onReplace={() => setReplacing(key)}
            onKeep={() => retire.mutate({ id: key.id, retiresAt: null })}
            onRevoke={() => setRevoking(key)}
          />
        ))}
      </ActionTable>
      <Problem>{revokeProblem ?? retireProblem}</Problem>
      {replacing ? <SsoKeyDialog replaces={replacing} onClose={() => setReplacing(null)} /> : null}
      {revoking ? (
        <ConfirmDialog
          title={t('sso.revoke.title', { label: revoking.label })}
          action={isLast(revoking) ? t('sso.last.anyway') : t('sso.revoke')}
          isBusy={revoke.isPending}
          onClose={() => setRevoking(null)}
          onConfirm={() =>
            revoke.mutate(
              { id: revoking.id, acceptsNoActiveKey: isLast(revoking) },
              { onSettled: () => setRevoking(null) },
            )
          }
        >
          {isLast(revoking) ? <strong>{t('sso.last')} </strong> : null}
          {t('sso.revoke.text')}
        </ConfirmDialog>
      ) : null}
    </>
  );
}

interface RowProps {
  ssoKey: SsoKey;
  onReplace: () => void;
  onKeep: () => void;
  onRevoke: () => void;
}

function Row({ ssoKey, onReplace, onKeep, onRevoke }: RowProps): ReactNode {
  const { t, date, dateTime } = useI18n();
  const { label, state, retiresAt, revokedAt, lastUsedAt, lastUsedKid } = ssoKey;
  const algorithm = ssoKey.algorithm === 'EDDSA' ? 'EdDSA' : ssoKey.algorithm;
  const isOver = state === 'RETIRED';
  return (
    <tr data-off={isOver ? true : undefined}>
      <th scope="row">
        {label}
        <small>
          {algorithm}
          {ssoKey.jwksUrl ? ` · ${new URL(ssoKey.jwksUrl).host}` : null}
        </small>
      </th>
      <td>
        <code className={classes['kid']}>{ssoKey.kid}</code>
      </td>
      <td>
        {state === 'RETIRING' && retiresAt ? (
          <time dateTime={retiresAt} title={dateTime(retiresAt)} className={classes['retiring']}>
            {t('sso.state.RETIRING', { date: date(retiresAt) })}
          </time>
        ) : null}
        {state === 'ACTIVE' ? t('sso.state.ACTIVE') : null}
        {isOver && revokedAt ? <span title={dateTime(revokedAt)}>{t('sso.revoked')}</span> : null}
        {isOver && !revokedAt ? (
          <span title={retiresAt ? dateTime(retiresAt) : undefined}>{t('sso.state.RETIRED')}</span>
        ) : null}
      </td>
      <td>
        {lastUsedAt ? <TimeAgo at={lastUsedAt} /> : t('sso.lastUsed.never')}
        {lastUsedKid && lastUsedKid !== ssoKey.kid ? (
          <small className={classes['byKid']}>{t('sso.lastUsed.by', { kid: lastUsedKid })}</small>
        ) : null}
      </td>
      <td className={classes['actions']}>
        {state === 'ACTIVE' ? (
          <Button
            variant="subtle"
            size="compact-sm"
            aria-label={t('sso.rotateName', { label })}
            onClick={onReplace}
          >
            {t('sso.rotate')}
          </Button>
        ) : null}
        {state === 'RETIRING' ? (
          <Button
            variant="subtle"
            size="compact-sm"
            aria-label={t('sso.keepName', { label })}
            onClick={onKeep}
          >
            {t('sso.keep')}
          </Button>
        ) : null}
        {isOver ? null : (
          <Button
            variant="subtle"
            color="red"
            size="compact-sm"
            aria-label={t('sso.revokeName', { label })}
            onClick={onRevoke}
          >
            {t('sso.revoke')}
          </Button>
        )}
      </td>
    </tr>
  );
}
