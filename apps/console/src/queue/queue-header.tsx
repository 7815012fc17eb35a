import { Tooltip } from '@mantine/core';
import type { ReactNode } from 'react';
import { useI18n } from '../i18n/i18n.js';
import { Key } from '../ui/key.js';
import { TimeAgo } from '../ui/time-ago.js';
import { useLiveStatus } from './live-status.js';
import classes from './queue.module.css';
import type { Lane } from './use-queue.js';
import { useQueueSummary } from './use-queue-summary.js';

/** How much is left, since when, and whether what is shown is live. */
export function QueueHeader({ lane, outcome }: { lane: Lane; outcome: string }): ReactNode {
  const { t } = useI18n();
  const { data } = useQueueSummary(lane.spaceId);
  const status = useLiveStatus();
  const words = { connecting: t('live.connecting'), live: t('live.live'), down: t('live.down') };
  const helps = { connecting: t('live.connecting'), live: t('live.live.help'), down: t('live.down.help') };
  return (
    <header className={classes['listHead']}>
      <div>
        <h1>{lane.state === 'OPEN' ? t('queue.title') : t('queue.decided')}</h1>
        <Tooltip label={helps[status]}>
          <span
            className={classes['live']}
            data-status={status}
            tabIndex={0}
            role="note"
            aria-label={helps[status]}
          >
            {words[status]}
          </span>
        </Tooltip>
      </div>
      <p role="status">
        {data ? <strong>{t('queue.remaining', { count: data.openCount })}</strong> : ' '}
        {data?.oldestOpenedAt ? (
          <span>
            {t('queue.oldest')} <TimeAgo at={data.oldestOpenedAt} />
          </span>
        ) : null}
      </p>
      <p className={classes['keys']}>
        <Key>j</Key> <Key>k</Key>
        <span aria-live="polite">{outcome || t('queue.move')}</span>
        <Key>?</Key>
      </p>
    </header>
  );
}
