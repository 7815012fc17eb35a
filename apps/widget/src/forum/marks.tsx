import type { App } from '../app.js';
import { Icon } from '../ui/icon.js';
import { LOCK } from '../ui/paths.js';

/** What staff said of a thread, as far as it is shown beside its title. */
interface Marked {
  readonly isLocked: boolean;
  readonly extras: {
    readonly tags?: readonly string[] | null;
    readonly pinnedIn?: string | null;
    readonly pinnedUntil?: string | null;
    readonly isFeatured?: boolean | null;
  } | null;
}

interface MarksProps {
  app: App;
  of: Marked;
  /** In a list a pin explains the place, and a tag is no link: the line is one. */
  isListed?: boolean;
}

/** Pinned, recognised, closed, and what it is about. */
export function Marks({ app, of: { isLocked, extras }, isListed }: MarksProps) {
  const { t, connection } = app;
  // A pin ends at its date, whatever the snapshot still says.
  const isPinned = extras?.pinnedIn && (!extras.pinnedUntil || Date.parse(extras.pinnedUntil) > app.now);
  return (
    <>
      {isListed && isPinned && <span class="tag">{t('pinned')}</span>}
      {extras?.isFeatured && <span class="tag">{t('featured')}</span>}
      {isLocked && (
        <span class="tag">
          <Icon path={LOCK} />
          {t('locked')}
        </span>
      )}
      {extras?.tags?.map((tag) =>
        isListed ? (
          <span key={tag} class="hash" dir="auto">
            #{tag}
          </span>
        ) : (
          <a
            key={tag}
            class="hash"
            dir="auto"
            href={`${connection.server}/c/${connection.community}/tag/${encodeURIComponent(tag)}`}
          >
            #{tag}
          </a>
        ),
      )}
    </>
  );
}
