import { Button, Checkbox, Skeleton } from '@mantine/core';
import { useMemo, useState, type ReactNode } from 'react';
import { useI18n } from '../i18n/i18n.js';
import { Failure } from '../ui/failure.js';
import { TimeAgo } from '../ui/time-ago.js';
import classes from './forum.module.css';
import { SplitDialog } from './split-dialog.js';
import type { Doing } from './use-doing.js';
import { useForumPosts, type ForumPost, type ForumThreadDetail } from './use-forum.js';

const MOST_SPLIT = 500;
const EXCERPT = 280;

interface PostsProps {
  thread: ForumThreadDetail;
  doing: Doing;
  isSplitting: boolean;
  /** The splitting is over; with the new thread, where there is one. */
  onEnd: (newId: string | null) => void;
}

/** The messages of a thread in their order; while it is being split, those that go are ticked. */
export function Posts({ thread, doing, isSplitting, onEnd }: PostsProps): ReactNode {
  const { t } = useI18n();
  const posts = useForumPosts(thread.id);
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [isAsking, setAsking] = useState(false);
  const choose = (id: string, isOn: boolean): void =>
    setChosen((before) => {
      const after = new Set(before);
      if (isOn) after.add(id);
      else after.delete(id);
      return after;
    });
  const end = (newId: string | null): void => {
    setChosen(new Set());
    setAsking(false);
    onEnd(newId);
  };
  return (
    <section className={classes['posts']} aria-label={t('forum.posts')}>
      <h3>{t('forum.posts.count', { count: thread.replyCount + 1 })}</h3>
      {posts.isPending ? <Skeleton height={120} /> : null}
      {posts.isError && !posts.data ? (
        <Failure error={posts.error} onRetry={() => void posts.refetch()} />
      ) : null}
      {isSplitting ? (
        <div className={classes['splitBar']} role="group" aria-label={t('forum.do.split')}>
          <span role="status">
            {chosen.size > 0 ? t('forum.split.chosen', { count: chosen.size }) : t('forum.split.choose')}
          </span>
          <Button
            size="compact-sm"
            disabled={chosen.size === 0 || chosen.size > MOST_SPLIT}
            onClick={() => {
              doing.forget();
              setAsking(true);
            }}
          >
            {t('forum.split.go')}
          </Button>
          <Button size="compact-sm" variant="default" onClick={() => end(null)}>
            {t('action.cancel')}
          </Button>
        </div>
      ) : null}
      <ol>
        {(posts.data ?? []).map((post, index) => (
          <li key={post.id} data-chosen={chosen.has(post.id) || undefined}>
            {isSplitting && index > 0 && post.seq !== null ? (
              <Checkbox
                checked={chosen.has(post.id)}
                aria-label={t('forum.split.tick', { name: post.author.displayName, number: index + 1 })}
                onChange={(event) => choose(post.id, event.currentTarget.checked)}
              />
            ) : null}
            <Line post={post} />
          </li>
        ))}
      </ol>
      {posts.hasNextPage ? (
        <Button
          variant="subtle"
          size="compact-sm"
          loading={posts.isFetchingNextPage}
          onClick={() => void posts.fetchNextPage()}
        >
          {t('list.more')}
        </Button>
      ) : null}
      {isAsking ? (
        <SplitDialog
          thread={thread}
          doing={doing}
          postIds={[...chosen]}
          onClose={() => setAsking(false)}
          onDone={end}
        />
      ) : null}
    </section>
  );
}

function Line({ post }: { post: ForumPost }): ReactNode {
  const { t } = useI18n();
  const text = useMemo(() => {
    const words = new DOMParser().parseFromString(post.bodyHtml, 'text/html').body.textContent.trim();
    return words.length > EXCERPT ? `${words.slice(0, EXCERPT)}…` : words;
  }, [post.bodyHtml]);
  return (
    <div>
      <p className={classes['by']}>
        <bdi>{post.author.displayName}</bdi>
        {post.publishedAt ? <TimeAgo at={post.publishedAt} /> : null}
      </p>
      {post.state === 'WITHDRAWN' || post.state === 'REMOVED' ? (
        <p className={classes['gone']}>{t(`forum.post.${post.state}`)}</p>
      ) : (
        <p dir="auto">{text}</p>
      )}
    </div>
  );
}
