import {
  IconCalendarCheck,
  IconCalendarOff,
  IconHash,
  IconLock,
  IconPin,
  IconSparkles,
  IconHourglass,
} from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useI18n } from '../i18n/i18n.js';
import { useNow } from '../ui/now.js';
import classes from './forum.module.css';
import { slowWords } from './slow-steps.js';
import { statusOf } from './idea-status.js';
import type { ForumThread } from './use-forum.js';

/** A pin ends at its date, whatever was read before. */
export function pinOf({ extras }: ForumThread, now: number): 'SPACE' | 'COMMUNITY' | null {
  if (!extras?.pinnedIn) return null;
  return extras.pinnedUntil && Date.parse(extras.pinnedUntil) <= now ? null : extras.pinnedIn;
}

/** Where an announcement stands: its end makes it past, whatever was read before. Null for what is none. */
export function newsOf({ space, extras }: ForumThread, now: number): 'current' | 'past' | null {
  if (space.kind !== 'ANNOUNCEMENTS' || !extras?.announcement) return null;
  const { expiresAt } = extras.announcement;
  return expiresAt && Date.parse(expiresAt) <= now ? 'past' : 'current';
}

/** What is said of a thread: each in words, with a picture. */
export function ThreadMarks({ thread }: { thread: ForumThread }): ReactNode {
  const { t } = useI18n();
  const now = useNow();
  const { extras, isLocked, conversation } = thread;
  const pin = pinOf(thread, now);
  const status = statusOf(thread);
  const news = newsOf(thread, now);
  return (
    <>
      {conversation ? (
        <span className={classes['mark']} data-of="private">
          <IconLock size={13} aria-hidden /> {t('forum.private', { name: conversation.member.displayName })}
        </span>
      ) : null}
      {pin ? (
        <span className={classes['mark']} data-of="pin">
          <IconPin size={13} aria-hidden /> {t(`forum.pin.${pin}`)}
        </span>
      ) : null}
      {extras?.isFeatured ? (
        <span className={classes['mark']} data-of="feature">
          <IconSparkles size={13} aria-hidden /> {t('forum.featured')}
        </span>
      ) : null}
      {isLocked ? (
        <span className={classes['mark']} data-of="lock">
          <IconLock size={13} aria-hidden /> {t('forum.locked')}
        </span>
      ) : null}
      {extras?.slowModeSeconds ? (
        <span className={classes['mark']} data-of="slow">
          <IconHourglass size={13} aria-hidden /> {slowWords(extras.slowModeSeconds, t)}
        </span>
      ) : null}
      {news ? (
        <span className={classes['mark']} data-of={`news-${news}`}>
          {news === 'past' ? (
            <IconCalendarOff size={13} aria-hidden />
          ) : (
            <IconCalendarCheck size={13} aria-hidden />
          )}{' '}
          {t(`forum.news.${news}`)}
        </span>
      ) : null}
      {status ? <span className={classes['mark']}>{t(`ideaStatus.${status}`)}</span> : null}
      {extras?.tags?.map((tag) => (
        <span key={tag} className={classes['tag']} dir="auto">
          <IconHash size={12} aria-hidden />
          {tag}
        </span>
      ))}
    </>
  );
}
