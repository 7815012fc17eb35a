import { IconShieldSearch } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { SCREENING_CHECKS, type ScreeningCheckName } from './screening-checks.js';
import { useI18n } from '../i18n/i18n.js';
import type { Translator } from '../i18n/translator.js';
import { TimeAgo } from '../ui/time-ago.js';
import classes from './queue.module.css';
import type { CaseDetail } from './use-queue.js';

const isKnown = (check: string): check is ScreeningCheckName => SCREENING_CHECKS.includes(check);

/** Name of a check of the screening; one this version has no words for is named as the server names it. */
export function checkName(check: string, t: Translator['t']): string {
  return isKnown(check) ? t(`check.${check}`) : check.replaceAll(/[-_]/g, ' ');
}

/** Why the post was held, check by check. */
export function Signals({ signals }: { signals: CaseDetail['signals'] }): ReactNode {
  const { t } = useI18n();
  return (
    <section className={classes['signals']} aria-labelledby="signals">
      <h3 id="signals">
        <IconShieldSearch size={16} stroke={1.6} aria-hidden />
        {t('queue.why')}
      </h3>
      <ul>
        {signals.map((signal) => (
          <li key={signal.check + signal.at}>
            <strong>{checkName(signal.check, t)}</strong>
            <span title={signal.explanation}>
              {isKnown(signal.check) ? t(`check.why.${signal.check}`) : signal.explanation}
            </span>
            <TimeAgo at={signal.at} />
          </li>
        ))}
      </ul>
    </section>
  );
}
