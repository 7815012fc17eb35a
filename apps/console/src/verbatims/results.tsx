import { Skeleton } from '@mantine/core';
import { memo, type ReactNode } from 'react';
import { useI18n } from '../i18n/i18n.js';
import { ChosenList, type MoreProps } from '../ui/chosen-list.js';
import { TimeAgo } from '../ui/time-ago.js';
import { excerptOf, Highlighted } from './highlights.js';
import type { Verbatim } from './use-verbatims.js';
import classes from './verbatims.module.css';

interface ResultsProps extends MoreProps {
  verbatims: readonly Verbatim[];
  selectedId: string | null;
  onSelect: (id: string) => void;
}

/** Which: the verbatims found. Rows out of sight are neither laid out nor painted. */
export function Results({ verbatims, selectedId, onSelect, ...more }: ResultsProps): ReactNode {
  const { t } = useI18n();
  return (
    <ChosenList label={t('verbatims.list')} selectedId={selectedId} classes={classes} {...more}>
      {verbatims.map((verbatim) => (
        <Row
          key={verbatim.id}
          verbatim={verbatim}
          isSelected={verbatim.id === selectedId}
          onSelect={onSelect}
        />
      ))}
    </ChosenList>
  );
}

interface RowProps {
  verbatim: Verbatim;
  isSelected: boolean;
  onSelect: (id: string) => void;
}

const Row = memo(function Row({ verbatim, isSelected, onSelect }: RowProps): ReactNode {
  const excerpt = excerptOf(verbatim.text, verbatim.highlights);
  return (
    <li>
      <button
        type="button"
        className={classes['row']}
        aria-current={isSelected ? 'true' : undefined}
        onClick={() => onSelect(verbatim.id)}
      >
        <span className={classes['rowHead']}>
          <strong>
            <bdi>{verbatim.author.displayName}</bdi>
          </strong>
          <TimeAgo at={verbatim.publishedAt} />
        </span>
        <span className={classes['rowText']} dir="auto">
          <Highlighted text={excerpt.text} ranges={excerpt.ranges} />
        </span>
        <span className={classes['rowFoot']}>
          <span>{verbatim.space.name}</span>
          <span className={classes['rowThread']}>{verbatim.threadTitle}</span>
        </span>
      </button>
    </li>
  );
});

/** Height of what it stands for. */
export function ResultsSkeleton(): ReactNode {
  return (
    <div className={classes['scroll']} aria-busy="true">
      {Array.from({ length: 7 }, (_, index) => (
        <div key={index} className={classes['row']}>
          <Skeleton height={13} width="40%" />
          <Skeleton height={13} width="96%" />
          <Skeleton height={13} width="70%" />
          <Skeleton height={12} width="50%" />
        </div>
      ))}
    </div>
  );
}
