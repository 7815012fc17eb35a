import type { ReactNode } from 'react';
import type { SystemHealthQuery } from '../generated/operations.js';
import type { MessageKey } from '../i18n/catalogue.js';
import { useI18n } from '../i18n/i18n.js';
import { TimeAgo } from '../ui/time-ago.js';
import { TimeAhead } from './time-ahead.js';
import classes from './health.module.css';

type Health = SystemHealthQuery['systemHealth'];
type Schedule = Health['schedules'][number];
type Routine = Health['routines'][number];

const NAMES = {
  'verbatims:export-retention': 'health.schedule.exportRetention',
  'identity:purge': 'health.schedule.purge',
  'discussion:trust': 'health.schedule.trust',
  'discussion:draft-purge': 'health.schedule.draftPurge',
  'media:purge': 'health.schedule.mediaPurge',
  'notifications:purge': 'health.schedule.noticePurge',
  'polls:close': 'health.schedule.pollsClose',
  'discussion:trust-by-night': 'health.schedule.trustByNight',
  'search:drift-check': 'health.schedule.driftCheck',
} as const satisfies Record<string, MessageKey>;

/** What is done by the clock, for the whole install and for each community at night; when it was and when it will be. */
export function ScheduleTable({ schedules, routines }: Pick<Health, 'schedules' | 'routines'>): ReactNode {
  const { t } = useI18n();
  return (
    <section aria-labelledby="schedules">
      <h2 id="schedules">{t('health.schedules')}</h2>
      <p className={classes['lead']}>{t('health.schedules.intro')}</p>
      <div className={classes['scroll']} tabIndex={0} role="group" aria-labelledby="schedules">
        <table>
          <thead>
            <tr>
              <th scope="col">{t('health.schedule.what')}</th>
              <th scope="col">{t('health.schedule.community')}</th>
              <th scope="col">{t('health.schedule.last')}</th>
              <th scope="col">{t('health.schedule.next')}</th>
            </tr>
          </thead>
          <tbody>
            {routines.map((row) => (
              <Row key={row.routine} work={row.routine} row={row}>
                {t('health.schedule.install')}
                <small>UTC</small>
              </Row>
            ))}
            {schedules.map((row) => (
              <Row key={`${row.schedule} ${row.communityName}`} work={row.schedule} row={row}>
                <bdi>{row.communityName}</bdi>
                <small>{row.timeZone}</small>
              </Row>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

interface RowProps {
  work: string;
  row: Schedule | Routine;
  /** Whose work it is. */
  children: ReactNode;
}

function Row({ work, row, children }: RowProps): ReactNode {
  const { t } = useI18n();
  return (
    <tr data-state={row.state}>
      <td>{isKnown(work) ? t(NAMES[work]) : work}</td>
      <td>{children}</td>
      <td>
        {row.lastRunAt ? <TimeAgo at={row.lastRunAt} /> : t('health.schedule.never')}
        {row.lastError ? (
          <small>
            {row.triesLeft > 0
              ? t('health.schedule.failing', { count: row.triesLeft })
              : t('health.schedule.failed')}{' '}
            {row.lastError}
          </small>
        ) : null}
      </td>
      <td>{row.nextRunAt ? <TimeAhead at={row.nextRunAt} /> : '–'}</td>
    </tr>
  );
}

function isKnown(work: string): work is keyof typeof NAMES {
  return work in NAMES;
}
