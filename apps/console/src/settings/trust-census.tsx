import type { ReactNode } from 'react';
import { useI18n } from '../i18n/i18n.js';
import classes from './settings.module.css';
import { trustNameKey } from './trust-level.js';

/** How many members stand at each level: a table whose rows are bars. */
export function TrustCensus({ census }: { census: readonly { level: number; count: number }[] }): ReactNode {
  const { t, number } = useI18n();
  const most = Math.max(1, ...census.map(({ count }) => count));
  return (
    <section aria-labelledby="census" className={classes['section']}>
      <h2 id="census">{t('trust.census')}</h2>
      <p className={classes['note']}>{t('trust.census.help')}</p>
      <table className={classes['census']}>
        <tbody>
          {census.map(({ level, count }) => (
            <tr key={level}>
              <th scope="row">{t('trust.levelOf', { level, name: t(trustNameKey(level)) })}</th>
              <td aria-hidden>
                <i style={{ width: `${(count / most) * 100}%` }} />
              </td>
              <td className={classes['number']}>{number(count)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
