import { Badge, Button } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useState, type ReactNode } from 'react';
import { useI18n } from '../i18n/i18n.js';
import { ConfirmDialog } from '../settings/confirm-dialog.js';
import { Problem, useProblem } from '../settings/save-bar.js';
import settings from '../settings/settings.module.css';
import { TimeAgo } from '../ui/time-ago.js';
import classes from './security.module.css';
import { type Session, useSessionEnd } from './use-security.js';

/** Where one is signed in, and the ways to end it. */
export function SessionsSection({
  sessions,
  hasAccount,
}: {
  sessions: readonly Session[];
  hasAccount: boolean;
}): ReactNode {
  const { t } = useI18n();
  const end = useSessionEnd();
  const problem = useProblem(end);
  const [isEndingOthers, setEndingOthers] = useState(false);
  const close = (sessionId: string | null): void =>
    end.mutate(sessionId, {
      onSuccess: ({ userErrors }) => {
        if (userErrors.length > 0) return;
        notifications.show({ message: t(sessionId ? 'sessions.ended' : 'sessions.othersEnded') });
      },
      onSettled: () => setEndingOthers(false),
    });
  return (
    <section className={settings['section']} data-wide aria-labelledby="sessions">
      <h2 id="sessions">{t('sessions.title')}</h2>
      <p>{t(hasAccount ? 'sessions.text' : 'sessions.textByProvider')}</p>
      <table className={settings['table']}>
        <thead>
          <tr>
            <th scope="col">{t('sessions.where')}</th>
            <th scope="col" className={classes['wide']}>
              {t('sessions.network')}
            </th>
            <th scope="col" className={classes['wide']}>
              {t('sessions.since')}
            </th>
            <th scope="col">{t('sessions.lastSeen')}</th>
            <th scope="col">
              <span className="unseen">{t('action.actions')}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {sessions.map((session) => (
            <Row key={session.id} session={session} isBusy={end.isPending} onEnd={() => close(session.id)} />
          ))}
        </tbody>
      </table>
      <Problem>{end.isPending ? undefined : problem}</Problem>
      {sessions.length > 1 ? (
        <div>
          <Button variant="default" onClick={() => setEndingOthers(true)}>
            {t('sessions.endOthers')}
          </Button>
        </div>
      ) : null}
      {isEndingOthers ? (
        <ConfirmDialog
          title={t('sessions.endOthers')}
          action={t('sessions.endOthers')}
          isBusy={end.isPending}
          onClose={() => setEndingOthers(false)}
          onConfirm={() => close(null)}
        >
          {t('sessions.endOthers.text')}
        </ConfirmDialog>
      ) : null}
    </section>
  );
}

function Row({
  session,
  isBusy,
  onEnd,
}: {
  session: Session;
  isBusy: boolean;
  onEnd: () => void;
}): ReactNode {
  const { t, ago } = useI18n();
  const { browser, system, network, createdAt, lastSeenAt, isCurrent, providerLabel } = session;
  const name =
    browser && system
      ? t('sessions.device', { browser, system })
      : (browser ?? system ?? t('sessions.unknown'));
  return (
    <tr>
      <th scope="row">
        <span className={settings['withIcon']}>
          {name}
          {isCurrent ? (
            <Badge variant="light" size="sm" tt="none">
              {t('sessions.current')}
            </Badge>
          ) : null}
        </span>
        <small className={classes['narrow']}>{network}</small>
        {providerLabel ? <small>{t('sessions.by', { label: providerLabel })}</small> : null}
      </th>
      <td className={`${settings['mono']} ${classes['wide']}`}>{network ?? '—'}</td>
      <td className={classes['wide']}>
        <TimeAgo at={createdAt} />
      </td>
      <td>
        <TimeAgo at={lastSeenAt} />
      </td>
      <td className={settings['actions']}>
        {isCurrent ? null : (
          <Button
            variant="subtle"
            color="red"
            size="compact-sm"
            disabled={isBusy}
            aria-label={t('sessions.endName', { name, when: ago(lastSeenAt) })}
            onClick={onEnd}
          >
            {t('sessions.end')}
          </Button>
        )}
      </td>
    </tr>
  );
}
