import { Skeleton } from '@mantine/core';
import {
  IconAlertTriangle,
  IconCircleCheck,
  IconClockPause,
  IconHeartRateMonitor,
} from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { SystemHealthDocument } from '../generated/documents/operator.js';
import type { SystemHealthQuery } from '../generated/operations.js';
import { useI18n } from '../i18n/i18n.js';
import type { Translator } from '../i18n/translator.js';
import { request } from '../graphql/client.js';
import { Empty } from '../ui/empty.js';
import { Failure } from '../ui/failure.js';
import { useNow } from '../ui/now.js';
import { useTitle } from '../ui/use-title.js';
import classes from './operator.module.css';

type Consumer = SystemHealthQuery['systemHealth']['consumers'][number];

/** Longer than this behind, a consumer is said to be late. */
const LATE_SECONDS = 30;

const conditionOf = ({ parkedCount, lagSeconds }: Consumer): 'parked' | 'late' | 'well' =>
  parkedCount > 0 ? 'parked' : lagSeconds > LATE_SECONDS ? 'late' : 'well';

const ICONS = { parked: IconAlertTriangle, late: IconClockPause, well: IconCircleCheck };

/** Whether everything that follows the writes keeps up, in plain words. */
export function HealthPage(): ReactNode {
  const { t, ago } = useI18n();
  const now = useNow();
  const health = useQuery({
    queryKey: ['health'],
    queryFn: async ({ signal }) => (await request(SystemHealthDocument, {}, { signal })).systemHealth,
    refetchInterval: 5_000,
  });
  useTitle(t('health.title'));
  const consumers = health.data?.consumers ?? [];
  const troubled = consumers.filter((each) => conditionOf(each) !== 'well').length;
  return (
    <div className={classes['health']}>
      <header>
        <h1>{t('health.title')}</h1>
        <p>{t('health.intro')}</p>
      </header>
      {health.isPending ? <Skeleton height={160} /> : null}
      {health.isError && !health.data ? (
        <Failure error={health.error} onRetry={() => void health.refetch()} />
      ) : null}
      {health.data && consumers.length === 0 ? (
        <Empty icon={<IconHeartRateMonitor stroke={1.5} />} title={t('health.empty')} />
      ) : null}
      {consumers.length > 0 ? (
        <>
          <p className={classes['verdict']} data-condition={troubled > 0 ? 'late' : 'well'} role="status">
            {troubled > 0 ? (
              <IconAlertTriangle size={22} aria-hidden />
            ) : (
              <IconCircleCheck size={22} aria-hidden />
            )}
            <strong>{troubled > 0 ? t('health.troubled', { count: troubled }) : t('health.well')}</strong>
            <span>
              {t('health.asOf', {
                time: ago(new Date(health.dataUpdatedAt), Math.max(now, health.dataUpdatedAt)),
              })}
            </span>
          </p>
          <ul className={classes['consumers']}>
            {consumers.map((consumer) => {
              const condition = conditionOf(consumer);
              const Icon = ICONS[condition];
              return (
                <li key={consumer.name} data-condition={condition}>
                  <Icon size={18} stroke={1.7} aria-hidden />
                  <div>
                    <h2>{consumerName(consumer.name, t)}</h2>
                    <p>{sentence(consumer, t)}</p>
                    {consumer.lastError ? (
                      <details open={consumer.parkedCount > 0}>
                        <summary>{t('health.lastError')}</summary>
                        <pre>{consumer.lastError}</pre>
                      </details>
                    ) : null}
                  </div>
                  <code>{consumer.name}</code>
                </li>
              );
            })}
          </ul>
        </>
      ) : null}
    </div>
  );
}

function sentence({ parkedCount, lagFacts, lagSeconds }: Consumer, t: Translator['t']): string {
  const behind =
    lagFacts === 0
      ? t('health.upToDate')
      : t('health.behind', { count: lagFacts, seconds: Math.max(1, Math.round(lagSeconds)) });
  return parkedCount === 0 ? behind : `${t('health.parked', { count: parkedCount })} ${behind}`;
}

/** What a consumer is for; one that this version has no words for keeps its own name. */
function consumerName(name: string, t: Translator['t']): string {
  const head = name.split(/[.:-]/)[0] ?? name;
  switch (head) {
    case 'search':
      return t('health.consumer.search');
    case 'moderation':
      return t('health.consumer.moderation');
    case 'realtime':
      return t('health.consumer.realtime');
    case 'mail':
      return t('health.consumer.mail');
    default:
      return name;
  }
}
