import { Skeleton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { SystemHealthDocument } from '../generated/documents/operator.js';
import type { SystemHealthQuery } from '../generated/operations.js';
import { request } from '../graphql/client.js';
import { useI18n } from '../i18n/i18n.js';
import { Failure } from '../ui/failure.js';
import { useNow } from '../ui/now.js';
import { TimeAgo } from '../ui/time-ago.js';
import { useTitle } from '../ui/use-title.js';
import { FailedWork } from './failed-work.js';
import classes from './health.module.css';
import { PartList, STATE_ICONS } from './part-list.js';
import { ScheduleTable } from './schedule-table.js';
import { SearchWorkSection } from './search-work.js';

type Health = SystemHealthQuery['systemHealth'];

/** How every part of the install stands, in plain words, the worst first. Reads itself anew every five seconds. */
export function HealthPage(): ReactNode {
  const { t, ago } = useI18n();
  const now = useNow();
  const health = useQuery({
    queryKey: ['health'],
    queryFn: ({ signal }) => request(SystemHealthDocument, {}, { signal }),
    refetchInterval: 5_000,
  });
  useTitle(t('health.title'));
  const read = health.data
    ? t('health.asOf', { time: ago(new Date(health.dataUpdatedAt), Math.max(now, health.dataUpdatedAt)) })
    : '';
  return (
    <div className={classes['health']}>
      <header>
        <h1>{t('health.title')}</h1>
        <p>{t('health.intro')}</p>
      </header>
      {health.isPending ? (
        <div aria-busy="true">
          <Skeleton height={56} mb={24} />
          {Array.from({ length: 6 }, (_, index) => (
            <Skeleton key={index} height={56} mb={12} />
          ))}
        </div>
      ) : null}
      {health.isError && !health.data ? (
        <Failure error={health.error} onRetry={() => void health.refetch()} />
      ) : null}
      {health.data ? (
        <>
          <Parts
            health={health.data.systemHealth}
            read={health.isError ? t('health.stale', { read }) : read}
          />
          {health.data.searchWork ? <SearchWorkSection works={health.data.searchWork} /> : null}
          <Runs health={health.data.systemHealth} />
        </>
      ) : null}
    </div>
  );
}

function Parts({ health, read }: { health: Health; read: string }): ReactNode {
  const { parts, parkedFacts, failedJobs } = health;
  return (
    <>
      <Verdict health={health} read={read} />
      <PartList parts={parts} />
      {parkedFacts.length + failedJobs.length > 0 ? (
        <FailedWork parkedFacts={parkedFacts} failedJobs={failedJobs} />
      ) : null}
    </>
  );
}

function Runs({ health: { schedules, routines, processes } }: { health: Health }): ReactNode {
  return (
    <>
      <ScheduleTable schedules={schedules} routines={routines} />
      <Processes processes={processes} />
    </>
  );
}

function Verdict({ health: { state, parts }, read }: { health: Health; read: string }): ReactNode {
  const { t } = useI18n();
  const troubled = parts.filter((part) => part.state !== 'WORKING').length;
  const Icon = STATE_ICONS[state];
  return (
    <div className={classes['verdict']} data-state={state}>
      <Icon size={22} aria-hidden />
      <strong role="status">
        {troubled > 0 ? t('health.troubled', { count: troubled }) : t('health.well')}
      </strong>
      <span>{read}</span>
    </div>
  );
}

function Processes({ processes }: Pick<Health, 'processes'>): ReactNode {
  const { t, list } = useI18n();
  return (
    <section aria-labelledby="processes">
      <h2 id="processes">{t('health.processes')}</h2>
      <ul className={classes['processes']}>
        {processes.map(({ id, roles, host, startedAt }) => (
          <li key={id}>
            <code>{list(roles)}</code> {t('health.onHost', { host })} · {t('health.started')}{' '}
            <TimeAgo at={startedAt} />
          </li>
        ))}
      </ul>
    </section>
  );
}
