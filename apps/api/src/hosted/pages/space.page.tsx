import { Crumbs } from '../components/crumbs.js';
import { Icon } from '../components/icon.js';
import { neighboursOf, Pager } from '../components/pager.js';
import { ThreadList } from '../components/thread-list.js';
import { type PageContext, pathOf } from '../page-context.js';
import type { BrandView, PageView, SpaceView, ThreadLineView } from '../views.js';
import { Layout } from './layout.js';

interface SpacePageProps {
  page: PageContext;
  brand: BrandView;
  space: SpaceView;
  threads: PageView<ThreadLineView>;
}

/** A space: its threads, latest activity first. */
export function SpacePage({ page, brand, space, threads }: SpacePageProps) {
  const { t } = page;
  const path = pathOf(brand, `/s/${space.slug}`);
  const neighbours = neighboursOf(path, threads);
  const isIndexed = space.visibility === 'public' && threads.previous === null;
  return (
    <Layout
      page={page}
      title={space.name}
      description={space.description || undefined}
      canonical={isIndexed ? path : undefined}
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
        <ThreadList page={page} brand={brand} threads={threads.items} isSpaceShown={false} />
        <Pager t={t} {...neighbours} previousLabel={t.newerThreads} nextLabel={t.olderThreads} />
      </div>
    </Layout>
  );
}
