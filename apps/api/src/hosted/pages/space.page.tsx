import { Crumbs } from '../components/crumbs.js';
import { Icon } from '../components/icon.js';
import { choicePath, ListFilter } from '../components/list-filter.js';
import { neighboursOf, Pager } from '../components/pager.js';
import { ThreadList } from '../components/thread-list.js';
import type { ListChoice } from '../kind-views.js';
import { type PageContext, pathOf } from '../page-context.js';
import type { BrandView, PageView, SpaceView, ThreadLineView } from '../views.js';
import { Layout } from './layout.js';

interface SpacePageProps {
  page: PageContext;
  brand: BrandView;
  space: SpaceView;
  choice: ListChoice;
  threads: PageView<ThreadLineView>;
}

/** A space: its threads, latest activity first; questions and ideas as the reader chose to have them. */
export function SpacePage({ page, brand, space, choice, threads }: SpacePageProps) {
  const { t } = page;
  const whole = pathOf(brand, `/s/${space.slug}`);
  const path = choicePath(whole, choice);
  const neighbours = neighboursOf(path, threads);
  const isIndexed = space.visibility === 'public' && threads.previous === null && path === whole;
  return (
    <Layout
      page={page}
      title={space.name}
      description={space.description || undefined}
      canonical={isIndexed ? whole : undefined}
      {...neighbours}
    >
      <div class="column">
        <Crumbs page={page} brand={brand} />
        <div class="intro">
          <div class="intro-line">
            <h1 dir="auto">{space.name}</h1>
            {space.visibility !== 'public' && (
              <span class="tag">
                <Icon name="lock" />
                {space.visibility === 'private' ? t.isPrivate : t.membersOnly}
              </span>
            )}
          </div>
          {space.description && (
            <p class="lead" dir="auto">
              {space.description}
            </p>
          )}
        </div>
        <ListFilter page={page} brand={brand} space={space} choice={choice} />
        <ThreadList
          page={page}
          brand={brand}
          threads={threads.items}
          isSpaceShown={false}
          hasVotes={choice?.kind === 'ideas'}
          empty={emptyOf(choice, t)}
        />
        <Pager t={t} {...neighbours} previousLabel={t.newerThreads} nextLabel={t.olderThreads} />
      </div>
    </Layout>
  );
}

function emptyOf(
  choice: ListChoice,
  { kinds }: PageContext['t'],
): { title: string; hint: string } | undefined {
  if (!choice) return undefined;
  return choice.kind === 'questions'
    ? { title: kinds.noQuestions, hint: kinds.noQuestionsHint }
    : { title: kinds.noIdeas, hint: kinds.noIdeasHint };
}
