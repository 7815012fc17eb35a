import type { App } from '../app.js';
import { Icon } from '../ui/icon.js';
import { LOCK } from '../ui/paths.js';
import type { ListedSpace, ListPane } from './list-pane.js';

/** Spaces to choose from; those listed under the chosen one, or beside it, in a row of their own. */
export function Spaces({ app, list }: { app: App; list: ListPane }) {
  const { t } = app;
  const { spaces, current } = list;
  const isNested = ({ parent }: ListedSpace) => spaces.some(({ id }) => id === parent?.id);
  const above = spaces.find(({ id }) => id === current?.parent?.id) ?? current;
  const below = spaces.filter(({ parent }) => above && parent?.id === above.id);
  const tab = (space: ListedSpace | null) => (
    <button
      key={space?.id ?? ''}
      type="button"
      class="tab"
      part="tab"
      aria-pressed={list.space === (space?.slug ?? null)}
      data-within={(space && current !== space && above === space) || undefined}
      onClick={() => void list.choose(space?.slug ?? null)}
    >
      {space && space.visibility !== 'PUBLIC' && (
        <>
          <Icon path={LOCK} />
          <span class="sr">{t(space.visibility === 'PRIVATE' ? 'private' : 'membersOnly')} </span>
        </>
      )}
      {space?.name ?? t('all')} {app.reading?.count(space?.viewerUnreadCount ?? 0)}
    </button>
  );
  return (
    <>
      <nav class="tabs" aria-label={t('spaces')}>
        {tab(null)}
        {spaces.filter((space) => !isNested(space)).map(tab)}
        {app.privately?.tab()}
      </nav>
      {above && below.length > 0 && (
        <nav class="tabs below" aria-label={t('spacesUnder', { name: above.name })}>
          {below.map(tab)}
        </nav>
      )}
    </>
  );
}
