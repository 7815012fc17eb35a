import type { ReactNode } from 'react';
import type { SystemHealthQuery } from '../generated/operations.js';
import type { MessageKey } from '../i18n/catalogue.js';
import { useI18n } from '../i18n/i18n.js';
import { TimeAgo } from '../ui/time-ago.js';
import { TimeAhead } from './time-ahead.js';
import classes from './health.module.css';

type Schedule = SystemHealthQuery['systemHealth']['schedules'][number];

const NAMES: Partial<Record<string, MessageKey>> = {
  'verbatims:export-retention': 'health.schedule.exportRetention',
};

/** What is done for each community at night, when it was and when it will be. */
export function ScheduleTable({ schedules }: { schedules: readonly Schedule[] }): ReactNode {
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
            {schedules.map((row) => (
              <Row key={`${row.schedule} ${row.communityName}`} row={row} />
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

function Row({ row }: { row: Schedule }): ReactNode {
  const { t } = useI18n();
  const name = NAMES[row.schedule];
  return (
    <tr data-state={row.state}>
      <td>{name ? t(name as 'health.schedule.exportRetention') : row.schedule}</td>
      <td>
        <bdi>{row.communityName}</bdi>
        <small>{row.timeZone}</small>
      </td>
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
