import { Alert } from '@mantine/core';
import { IconExternalLink, IconInfoCircle } from '@tabler/icons-react';
import { useState, type ReactNode } from 'react';
import { useI18n } from '../i18n/i18n.js';
import { Problem } from '../settings/save-bar.js';
import { useNow } from '../ui/now.js';
import { TimeAgo } from '../ui/time-ago.js';
import classes from './forum.module.css';
import { AnnouncementSection } from './announcement-section.js';
import { IdeaSection } from './idea-section.js';
import { MergeDialog } from './merge-dialog.js';
import { MoveDialog } from './move-dialog.js';
import { PinDialog } from './pin-dialog.js';
import { Posts } from './posts.js';
import { PrivacyDialog } from './privacy-dialog.js';
import { SlowDialog } from './slow-dialog.js';
import { TagsDialog } from './tags-dialog.js';
import { newsOf, pinOf, ThreadMarks } from './thread-marks.js';
import { ThreadToolbar, type Tool } from './thread-toolbar.js';
import type { Doing } from './use-doing.js';
import type { ForumThreadDetail } from './use-forum.js';

interface ThreadPanelProps {
  thread: ForumThreadDetail;
  doing: Doing;
  /** Shows another thread. */
  onGo: (id: string) => void;
}

/** The thing: a thread, what is said of it, and all that may be done with it. */
export function ThreadPanel({ thread, doing, onGo }: ThreadPanelProps): ReactNode {
  const { t } = useI18n();
  const now = useNow();
  const [tool, setTool] = useState<Tool | null>(null);
  const [isSplitting, setSplitting] = useState(false);
  const { id, space, extras, isLocked } = thread;
  const isFeatured = extras?.isFeatured ?? false;
  const open = (next: Tool): void => {
    doing.forget();
    setTool(next);
  };
  const setLocked = (to: boolean): void =>
    doing.run(
      { kind: 'lock', input: { threadId: id, isLocked: to } },
      {
        said: to ? t('forum.said.locked') : t('forum.said.unlocked'),
        back: { kind: 'lock', input: { threadId: id, isLocked: !to } },
      },
    );
  const setFeatured = (to: boolean): void =>
    doing.run(
      { kind: 'feature', input: { threadId: id, isFeatured: to } },
      {
        said: to ? t('forum.said.featured') : t('forum.said.unfeatured'),
        back: { kind: 'feature', input: { threadId: id, isFeatured: !to } },
      },
    );
  const dialog = { thread, doing, onClose: () => setTool(null) };
  return (
    <div className={classes['panel']}>
      <header className={classes['head']}>
        <p>
          <span>{space.name}</span>
          <bdi>{thread.author.displayName}</bdi>
          <TimeAgo at={thread.createdAt} isStop />
          <a href={thread.permalink} target="_blank" rel="noopener">
            {t('action.openInForum')} <IconExternalLink size={13} aria-hidden />
          </a>
        </p>
        <h2 dir="auto">{thread.title}</h2>
        <p className={classes['marks']}>
          <ThreadMarks thread={thread} />
        </p>
      </header>
      {space.viewerCanModerate ? (
        <ThreadToolbar
          isPinned={pinOf(thread, now) !== null}
          isFeatured={isFeatured}
          isLocked={isLocked}
          isSplitting={isSplitting}
          isPrivate={thread.conversation !== null}
          canMakePrivate={thread.viewerCanMakePrivate}
          isBusy={doing.isBusy}
          onTool={open}
          onLock={() => setLocked(!isLocked)}
          onFeature={() => setFeatured(!isFeatured)}
          onSplit={() => setSplitting(!isSplitting)}
        />
      ) : (
        <Alert color="gray" variant="light" icon={<IconInfoCircle size={18} />}>
          {t('forum.notYours')}
        </Alert>
      )}
      {tool === null && !isSplitting ? <Problem>{doing.problem}</Problem> : null}
      {extras?.idea ? <IdeaSection thread={thread} doing={doing} onGo={onGo} /> : null}
      {newsOf(thread, now) ? <AnnouncementSection thread={thread} doing={doing} /> : null}
      <Posts
        thread={thread}
        doing={doing}
        isSplitting={isSplitting}
        onEnd={(newId) => {
          setSplitting(false);
          if (newId) onGo(newId);
        }}
      />
      {tool === 'pin' ? <PinDialog {...dialog} /> : null}
      {tool === 'slow' ? <SlowDialog {...dialog} /> : null}
      {tool === 'tags' ? <TagsDialog {...dialog} /> : null}
      {tool === 'move' ? <MoveDialog {...dialog} /> : null}
      {tool === 'privacy' ? <PrivacyDialog {...dialog} /> : null}
      {tool === 'merge' ? <MergeDialog {...dialog} onGo={onGo} /> : null}
    </div>
  );
}
