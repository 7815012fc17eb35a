import { Skeleton } from '@mantine/core';
import { IconCircleCheck, IconCircleX } from '@tabler/icons-react';
import { memo, type ReactNode } from 'react';
import { useI18n } from '../i18n/i18n.js';
import { ChosenList, type MoreProps } from '../ui/chosen-list.js';
import { TimeAgo } from '../ui/time-ago.js';
import { CasePlace } from './case-place.js';
import { checkName } from './signals.js';
import classes from './queue.module.css';
import type { CaseRow } from './use-queue.js';

interface CaseListProps extends MoreProps {
  cases: readonly CaseRow[];
  selectedId: string | null;
  onSelect: (id: string) => void;
}

/** Which: the cases of the lane. The chosen one is always brought into view, the rest never moves. */
export function CaseList({ cases, selectedId, onSelect, ...more }: CaseListProps): ReactNode {
  const { t } = useI18n();
  return (
    <ChosenList label={t('queue.list')} selectedId={selectedId} classes={classes} {...more}>
      {cases.map((each) => (
        <Row key={each.id} row={each} isSelected={each.id === selectedId} onSelect={onSelect} />
      ))}
    </ChosenList>
  );
}

interface RowProps {
  row: CaseRow;
  isSelected: boolean;
  onSelect: (id: string) => void;
}

const Row = memo(function Row({ row, isSelected, onSelect }: RowProps): ReactNode {
  const { t } = useI18n();
  const decision = row.decisions.at(-1);
  const isApproved = decision?.verdict === 'APPROVE';
  return (
    <li>
      <button
        type="button"
        className={classes['row']}
        aria-current={isSelected ? 'true' : undefined}
        onClick={() => onSelect(row.id)}
      >
        <span className={classes['rowHead']}>
          <strong>{row.author.displayName}</strong>
          <TimeAgo at={decision?.decidedAt ?? row.openedAt} />
        </span>
        <span className={classes['rowTitle']}>{row.post.thread.title}</span>
        <span className={classes['rowText']} dir="auto">
          {row.source.body.slice(0, 240)}
        </span>
        <span className={classes['rowFoot']}>
          <CasePlace space={row.space} thread={row.post.thread} />
          {decision ? (
            <span className={isApproved ? classes['good'] : classes['bad']}>
              {isApproved ? <IconCircleCheck size={14} aria-hidden /> : <IconCircleX size={14} aria-hidden />}
              {isApproved
                ? t('queue.approvedBy', { name: decision.decidedBy.displayName })
                : t('queue.rejectedBy', { name: decision.decidedBy.displayName })}
            </span>
          ) : (
            row.signals.map((signal) => (
              <span key={signal.check} className={classes['tag']}>
                {checkName(signal.check, t)}
              </span>
            ))
          )}
        </span>
      </button>
    </li>
  );
});

/** Height of what it stands for. */
export function CaseListSkeleton(): ReactNode {
  return (
    <div className={classes['scroll']} aria-busy="true">
      {Array.from({ length: 7 }, (_, index) => (
        <div key={index} className={classes['row']}>
          <Skeleton height={13} width="45%" />
          <Skeleton height={13} width="80%" />
          <Skeleton height={13} width="95%" />
          <Skeleton height={12} width="30%" />
        </div>
      ))}
    </div>
  );
}
