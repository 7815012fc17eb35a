import { Crumbs } from '../components/crumbs.js';
import { Icon } from '../components/icon.js';
import { choicePath, ListFilter } from '../components/list-filter.js';
import { neighboursOf, Pager } from '../components/pager.js';
import { SpaceKind } from '../components/space-kind.js';
import { ThreadList } from '../components/thread-list.js';
import { ProductList } from '../components/product-list.js';
import { newReviewPath, ProductSummary } from '../components/product-summary.js';
import type { ListChoice, ReviewHead } from '../kind-views.js';
import { type PageContext, pathOf } from '../page-context.js';
import type { BrandView, PageView, SpaceView, ThreadLineView } from '../views.js';
import { Layout } from './layout.js';
import { productJsonLd } from './product-json-ld.js';

interface SpacePageProps {
  page: PageContext;
  brand: BrandView;
  space: SpaceView;
  choice: ListChoice;
  threads: PageView<ThreadLineView>;
  reviews: ReviewHead | null;
}

/** A space: its threads, latest activity first; questions and ideas as the reader chose to have them. */
export function SpacePage({ page, brand, space, choice, threads, reviews }: SpacePageProps) {
  const { t } = page;
  const whole = pathOf(brand, `/s/${space.slug}`);
  const path = choicePath(whole, choice);
  const product =
    choice?.kind === 'reviews' && reviews?.product ? { choice, figures: reviews.product } : null;
  // What is said of one product is a page of its own for machines.
  const productPath = product && choicePath(whole, { ...product.choice, sort: 'newest', rating: null });
  const neighbours = neighboursOf(path, threads);
  const isIndexed =
    space.visibility === 'public' && threads.previous === null && (path === whole || path === productPath);
  return (
    <Layout
      page={page}
      title={product ? `${product.figures.product} · ${space.name}` : space.name}
      description={space.description || undefined}
      canonical={isIndexed ? path : undefined}
      jsonLd={
        product && isIndexed ? productJsonLd(page.origin + path, product.figures, threads.items) : undefined
      }
      {...neighbours}
    >
      <div class="column">
        <Crumbs page={page} brand={brand} space={space.parent ?? undefined} />
        <div class="intro">
          <div class="intro-line">
            <h1 dir="auto">{space.name}</h1>
            {space.visibility !== 'public' && (
              <span class="tag">
                <Icon name="lock" />
                {space.visibility === 'private' ? t.isPrivate : t.membersOnly}
              </span>
            )}
            <SpaceKind kind={space.kind} t={t} />
          </div>
          {space.description && (
            <p class="lead" dir="auto">
              {space.description}
            </p>
          )}
        </div>
        <SpacesUnder page={page} brand={brand} space={space} />
        {reviews && !product && (
          <ProductList
            page={page}
            brand={brand}
            space={space}
            products={reviews.products}
            hasMore={reviews.hasMore}
          />
        )}
        {product && (
          <ProductSummary
            page={page}
            brand={brand}
            space={space}
            choice={product.choice}
            product={product.figures}
          />
        )}
        <ListFilter page={page} brand={brand} space={space} choice={choice} />
        <ThreadList
          page={page}
          brand={brand}
          threads={threads.items}
          isSpaceShown={false}
          hasVotes={choice?.kind === 'ideas'}
          isOfOneProduct={product !== null}
          newPath={product ? newReviewPath(brand, space, product.figures.product) : undefined}
          isClosed={space.kind === 'announcements' && !space.canPost}
          empty={emptyOf(choice, t)}
        />
        <Pager t={t} {...neighbours} previousLabel={t.newerThreads} nextLabel={t.olderThreads} />
      </div>
    </Layout>
  );
}

function SpacesUnder({ page, brand, space }: Pick<SpacePageProps, 'page' | 'brand' | 'space'>) {
  const { t } = page;
  if (space.children.length === 0) return null;
  return (
    <nav aria-label={t.spacesUnder(space.name)}>
      <ul class="below">
        {space.children.map(({ slug, name, kind }) => (
          <li key={slug}>
            <a href={pathOf(brand, `/s/${slug}`)} dir="auto">
              {name}
            </a>
            <SpaceKind kind={kind} t={t} />
          </li>
        ))}
      </ul>
    </nav>
  );
}

function emptyOf(
  choice: ListChoice,
  { kinds, reviews }: PageContext['t'],
): { title: string; hint: string } | undefined {
  if (!choice) return undefined;
  if (choice.kind === 'announcements') {
    const { none, noneHint, nonePast, nonePastHint } = kinds.announcements;
    return choice.isPast ? { title: nonePast, hint: nonePastHint } : { title: none, hint: noneHint };
  }
  if (choice.kind === 'reviews' || choice.kind === 'products')
    return { title: reviews.noReviews, hint: reviews.noReviewsHint };
  return choice.kind === 'questions'
    ? { title: kinds.noQuestions, hint: kinds.noQuestionsHint }
    : { title: kinds.noIdeas, hint: kinds.noIdeasHint };
}
