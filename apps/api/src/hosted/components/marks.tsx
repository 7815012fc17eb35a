import type { SpaceKindName } from '#community';
import type { ThreadExtras } from '#protocol';
import { type PageContext, pathOf } from '../page-context.js';
import type { BrandView } from '../views.js';
import { AnnouncementEnd } from './announcement-panel.js';
import { Icon } from './icon.js';
import { IdeaStatus } from './idea-status.js';
import { ReviewMarks } from './stars.js';

interface MarksProps {
  page: PageContext;
  brand: BrandView;
  thread: {
    readonly isLocked: boolean;
    readonly extras: ThreadExtras | null;
    /** What its space is for: of a listed thread. */
    readonly kind?: SpaceKindName;
  };
  /** Says that it is pinned, solved, and where an idea stands: on a thread's own page more is said of it. */
  isListed: boolean;
}

/** What is said of a thread beside its title: pinned, recognised, closed, solved, where it stands, its tags. A picture never says it alone. */
export function Marks({ page, brand, thread, isListed }: MarksProps) {
  const { t } = page;
  const { isLocked, extras, kind } = thread;
  return (
    <>
      {kind === 'questions' && extras?.question?.accepted && (
        <span class="tag solved">
          <Icon name="check" />
          {t.kinds.solved}
        </span>
      )}
      {kind === 'ideas' && extras?.idea && <IdeaStatus status={extras.idea.status} t={t} />}
      {isListed && kind === 'announcements' && extras?.announcement?.expiresAt && (
        <AnnouncementEnd at={new Date(extras.announcement.expiresAt)} page={page} isListed />
      )}
      {kind === 'reviews' && extras?.review && <ReviewMarks review={extras.review} t={t} />}
      {isListed && isPinned(extras) && (
        <span class="tag">
          <Icon name="pin" />
          {t.pinned}
        </span>
      )}
      {extras?.isFeatured && (
        <span class="tag">
          <Icon name="star" />
          {t.featured}
        </span>
      )}
      {isLocked && (
        <span class="tag">
          <Icon name="lock" />
          {t.locked}
        </span>
      )}
      {extras?.tags?.map((tag) => (
        <a key={tag} class="tag" rel="tag" href={pathOf(brand, `/tag/${encodeURIComponent(tag)}`)} dir="auto">
          <Icon name="hash" />
          {tag}
        </a>
      ))}
    </>
  );
}

/** A pin ends at its date, whatever the snapshot still says. */
function isPinned(extras: ThreadExtras | null): boolean {
  if (!extras?.pinnedIn) return false;
  return !extras.pinnedUntil || Date.parse(extras.pinnedUntil) > Date.now();
}
