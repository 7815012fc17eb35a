import { IconCircleCheck, IconCircleX } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useI18n } from '../i18n/i18n.js';
import { TimeAgo } from '../ui/time-ago.js';
import classes from './queue.module.css';
import { reasonKey } from './reasons.js';
import type { CaseDetail } from './use-queue.js';

/** What was decided, by whom, why, when; the last decision is the one in force. */
export function Decisions({ decisions }: { decisions: CaseDetail['decisions'] }): ReactNode {
  const { t } = useI18n();
  if (decisions.length === 0) return null;
  return (
    <section className={classes['decisions']} aria-labelledby="decisions">
      <h3 id="decisions">{t('queue.decisions')}</h3>
      <ol>
        {decisions.map((decision) => {
          const isApproved = decision.verdict === 'APPROVE';
          const name = decision.decidedBy.displayName;
          return (
            <li key={decision.id}>
              <span className={isApproved ? classes['good'] : classes['bad']}>
                {isApproved ? (
                  <IconCircleCheck size={16} aria-hidden />
                ) : (
                  <IconCircleX size={16} aria-hidden />
                )}
                <strong>
                  {isApproved ? t('queue.approvedBy', { name }) : t('queue.rejectedBy', { name })}
                </strong>
                <TimeAgo at={decision.decidedAt} isStop />
              </span>
              <p>
                {t(reasonKey(decision.reasonCode))}
                {decision.reasonText ? <q>{decision.reasonText}</q> : null}
              </p>
            </li>
          );
        })}
      </ol>
    </section>
  );
}
