import { IDEA_STATUSES, IdeaSort, QuestionFilter, ReviewSort, statusNameOf } from '#discussion';
import type { ListChoice } from '../kind-views.js';
import { type PageContext, pathOf } from '../page-context.js';
import type { BrandView, SpaceView } from '../views.js';
import { Icon } from './icon.js';

interface Props {
  page: PageContext;
  brand: BrandView;
  space: SpaceView;
  choice: ListChoice;
}

/** Address of a part of a space's list. What is usual is not said. */
export function choicePath(base: string, choice: ListChoice): string {
  const query = new URLSearchParams();
  if (choice?.kind === 'questions' && choice.show) query.set('show', choice.show);
  if (choice?.kind === 'ideas' && choice.sort !== 'votes') query.set('sort', choice.sort);
  if (choice?.kind === 'ideas' && choice.status) query.set('status', choice.status);
  if (choice?.kind === 'reviews') {
    if (choice.product !== null) query.set('product', choice.product);
    if (choice.sort !== 'newest') query.set('sort', choice.sort);
    if (choice.rating !== null) query.set('rating', String(choice.rating));
  }
  if (choice?.kind === 'products') query.set('show', 'products');
  if (choice?.kind === 'announcements' && choice.isPast) query.set('show', 'past');
  return query.size > 0 ? `${base}?${query.toString()}` : base;
}

/** Links to the parts of a space's list; nothing where it has one list only. */
export function ListFilter({ page, brand, space, choice }: Props) {
  if (!choice || choice.kind === 'products') return null;
  const { t } = page;
  const base = pathOf(brand, `/s/${space.slug}`);
  const { kinds } = t;
  const link = (text: string, other: ListChoice) => {
    const href = choicePath(base, other);
    return (
      <a
        key={href}
        class="tab"
        href={href}
        aria-current={href === choicePath(base, choice) ? 'true' : undefined}
      >
        {text}
      </a>
    );
  };
  if (choice.kind === 'questions') {
    return (
      <nav class="tabs" aria-label={kinds.filter}>
        {link(kinds.everything, { kind: 'questions', show: null })}
        {Object.values(QuestionFilter).map((show) =>
          link(kinds.questions[show], { kind: 'questions', show }),
        )}
      </nav>
    );
  }
  if (choice.kind === 'reviews') {
    if (choice.product === null) return null;
    return (
      <nav class="tabs" aria-label={t.reviews.sort}>
        {Object.values(ReviewSort).map((sort) => link(t.reviews.sorts[sort], { ...choice, sort }))}
        {choice.rating !== null && link(t.reviews.allRatings, { ...choice, rating: null })}
      </nav>
    );
  }
  if (choice.kind === 'announcements') {
    return (
      <nav class="tabs" aria-label={kinds.filter}>
        {link(kinds.announcements.current, { kind: 'announcements', isPast: false })}
        {link(kinds.announcements.past, { kind: 'announcements', isPast: true })}
      </nav>
    );
  }
  const { sort, status } = choice;
  return (
    <>
      <p class="list-door">
        <a class="secondary" href={`${base}/roadmap`}>
          <Icon name="map" />
          {kinds.roadmap}
        </a>
      </p>
      <nav class="tabs" aria-label={kinds.sort}>
        {Object.values(IdeaSort).map((other) =>
          link(kinds.sorts[other], { kind: 'ideas', sort: other, status }),
        )}
      </nav>
      <nav class="tabs" aria-label={kinds.status}>
        {link(kinds.everything, { kind: 'ideas', sort, status: null })}
        {IDEA_STATUSES.map((other) =>
          link(kinds.columns[statusNameOf(other)], { kind: 'ideas', sort, status: other }),
        )}
      </nav>
    </>
  );
}
