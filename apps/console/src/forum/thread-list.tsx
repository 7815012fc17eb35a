import { Skeleton } from '@mantine/core';
import { IconMessage } from '@tabler/icons-react';
import { memo, type ReactNode } from 'react';
import { useI18n } from '../i18n/i18n.js';
import { ChosenList, type MoreProps } from '../ui/chosen-list.js';
import queue from '../queue/queue.module.css';
import { TimeAgo } from '../ui/time-ago.js';
import classes from './forum.module.css';
import { ThreadMarks } from './thread-marks.js';
import type { ForumThread } from './use-forum.js';

interface ThreadListProps extends MoreProps {
  threads: readonly ForumThread[];
  selectedId: string | null;
  isSpaceShown: boolean;
  onSelect: (id: string) => void;
}

/** Which: threads as their readers find them, the chosen one always in view. */
export function ThreadList(props: ThreadListProps): ReactNode {
  const { threads, selectedId, isSpaceShown, onSelect, ...more } = props;
  const { t } = useI18n();
  return (
    <ChosenList label={t('forum.list')} selectedId={selectedId} classes={queue} {...more}>
      {threads.map((thread) => (
        <Row
          key={thread.id}
          thread={thread}
          isSelected={thread.id === selectedId}
          isSpaceShown={isSpaceShown}
          onSelect={onSelect}
        />
      ))}
    </ChosenList>
  );
}

interface RowProps {
  thread: ForumThread;
  isSelected: boolean;
  isSpaceShown: boolean;
  onSelect: (id: string) => void;
}

const Row = memo(function Row({ thread, isSelected, isSpaceShown, onSelect }: RowProps): ReactNode {
  const { t, number } = useI18n();
  const { id, title, author, space, replyCount, lastActivityAt } = thread;
  return (
    <li>
      <button
        type="button"
        className={`${queue['row']} ${classes['row']}`}
        aria-current={isSelected ? 'true' : undefined}
        onClick={() => onSelect(id)}
      >
        <span className={queue['rowHead']}>
          <strong dir="auto">{title}</strong>
          <TimeAgo at={lastActivityAt} />
        </span>
        <span className={queue['rowFoot']}>
          <bdi>{author.displayName}</bdi>
          {isSpaceShown ? <span>{space.name}</span> : null}
          <span>
            <IconMessage size={13} aria-hidden />
            <span aria-hidden>{number(replyCount)}</span>
            <span className="unseen">{t('forum.replies', { count: replyCount })}</span>
          </span>
        </span>
        <span className={queue['rowFoot']}>
          <ThreadMarks thread={thread} />
        </span>
      </button>
    </li>
  );
});

/** Height of what it stands for. */
export function ThreadListSkeleton(): ReactNode {
  return (
    <div className={queue['scroll']} aria-busy="true">
      {Array.from({ length: 8 }, (_, index) => (
        <div key={index} className={`${queue['row']} ${classes['row']}`}>
          <Skeleton height={13} width="75%" />
          <Skeleton height={12} width="45%" />
        </div>
      ))}
    </div>
  );
}
