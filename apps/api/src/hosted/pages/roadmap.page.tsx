import { Crumbs } from '../components/crumbs.js';
import { Icon } from '../components/icon.js';
import { STATUS_ICONS } from '../components/idea-status.js';
import { choicePath } from '../components/list-filter.js';
import { typeset } from '../components/typeset.js';
import type { RoadmapColumnView } from '../kind-views.js';
import { type PageContext, pathOf } from '../page-context.js';
import type { BrandView, SpaceView } from '../views.js';
import { Layout } from './layout.js';

interface RoadmapPageProps {
  page: PageContext;
  brand: BrandView;
  space: SpaceView;
  columns: readonly RoadmapColumnView[];
}

/** What is on its way; the other statuses are links at the foot. */
const ON_THE_ROAD: ReadonlySet<string> = new Set(['UNDER_REVIEW', 'PLANNED', 'IN_PROGRESS', 'SHIPPED']);

/** A space's ideas by where they stand: a column a status, the most wanted first. */
export function RoadmapPage({ page, brand, space, columns }: RoadmapPageProps) {
  const { t } = page;
  const { kinds } = t;
  const base = pathOf(brand, `/s/${space.slug}`);
  const listOf = (column: RoadmapColumnView): string =>
    choicePath(base, { kind: 'ideas', sort: 'votes', status: column.standing });
  return (
    <Layout
      page={page}
      title={kinds.roadmapOf(space.name)}
      description={kinds.roadmapIntro}
      canonical={space.visibility === 'public' ? `${base}/roadmap` : undefined}
    >
      <div class="wide">
        <Crumbs page={page} brand={brand} space={space} />
        <div class="intro">
          <h1 dir="auto">{kinds.roadmapOf(space.name)}</h1>
          <p class="lead">{kinds.roadmapIntro}</p>
        </div>
        <div class="roadmap">
          {columns
            .filter(({ status }) => ON_THE_ROAD.has(status))
            .map((column) => (
              <Column key={column.status} page={page} brand={brand} column={column} path={listOf(column)} />
            ))}
        </div>
        <p class="roadmap-rest quiet">
          {kinds.roadmapRest}{' '}
          {columns
            .filter(({ status }) => !ON_THE_ROAD.has(status))
            .map((column) => (
              <a key={column.status} href={listOf(column)}>
                {kinds.columns[column.status]} ({column.count})
              </a>
            ))}
          <a href={base}>{kinds.allIdeas}</a>
        </p>
      </div>
    </Layout>
  );
}

interface ColumnProps {
  page: PageContext;
  brand: BrandView;
  column: RoadmapColumnView;
  path: string;
}

function Column({ page, brand, column, path }: ColumnProps) {
  const { kinds } = page.t;
  const { status, count, ideas } = column;
  const id = `column-${status.toLowerCase()}`;
  return (
    <section class="road" aria-labelledby={id}>
      <h2 id={id}>
        <Icon name={STATUS_ICONS[status]} />
        {kinds.columns[status]} <span class="quiet">{count}</span>
      </h2>
      {count === 0 && <p class="quiet">{kinds.roadmapEmpty}</p>}
      <ol>
        {ideas.map((idea) => (
          <li key={idea.id}>
            <a href={pathOf(brand, `/t/${idea.id}`)} dir="auto">
              {typeset(idea.title)}
            </a>
            <span class="quiet">{kinds.votes(idea.voteCount)}</span>
          </li>
        ))}
      </ol>
      {count > ideas.length && (
        <a class="road-all" href={path}>
          {kinds.roadmapAll(count)}
          <span class="sr">{kinds.roadmapAllSpoken(kinds.columns[status])}</span>
        </a>
      )}
    </section>
  );
}
