import { IconAlertTriangle, IconCircleCheck, IconCircleX } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useI18n } from '../i18n/i18n.js';
import { TimeAgo } from '../ui/time-ago.js';
import { type Part, wordsOf } from './health-words.js';
import classes from './health.module.css';

/** Shape as well as colour tells the states apart. */
export const STATE_ICONS = { DOWN: IconCircleX, DEGRADED: IconAlertTriangle, WORKING: IconCircleCheck };

/** Every part in plain words: how it stands, what that means, what to do. */
export function PartList({ parts }: { parts: readonly Part[] }): ReactNode {
  const i18n = useI18n();
  const { t } = i18n;
  return (
    <ul className={classes['parts']}>
      {parts.map((part) => {
        const { name, meaning, remedy } = wordsOf(part, i18n);
        const Icon = STATE_ICONS[part.state];
        const reason = part.details.find((detail) => detail.name === 'reason')?.value;
        const host = part.details.find((detail) => detail.name === 'host')?.value;
        return (
          <li key={part.part} data-state={part.state}>
            <Icon size={18} stroke={1.7} aria-hidden />
            <div>
              <h2>
                {name}
                <span className={classes['state']}>{t(`health.state.${part.state}`)}</span>
              </h2>
              <p>{meaning}</p>
              {remedy ? <p className={classes['remedy']}>{remedy}</p> : null}
              {part.state !== 'WORKING' && (part.since || host) ? (
                <p className={classes['facts']}>
                  {part.since ? (
                    <>
                      {t('health.since')} <TimeAgo at={part.since} />
                    </>
                  ) : null}
                  {part.since && host ? ' · ' : null}
                  {host ? t('health.onHost', { host }) : null}
                </p>
              ) : null}
              {reason && part.state !== 'WORKING' ? <pre tabIndex={0}>{reason}</pre> : null}
            </div>
          </li>
        );
      })}
    </ul>
  );
}
