import { Avatar, Name } from '../components/author.js';
import { Crumbs } from '../components/crumbs.js';
import { Icon } from '../components/icon.js';
import { Pager } from '../components/pager.js';
import { SearchBox } from '../components/search-box.js';
import { Time } from '../components/time.js';
import { typeset } from '../components/typeset.js';
import { memberPath, type PageContext, pathOf } from '../page-context.js';
import type { BrandView, FoundView, SearchView } from '../views.js';
import { Layout } from './layout.js';

interface SearchPageProps {
  page: PageContext;
  brand: BrandView;
  /** Null before anything was looked for. */
  result: SearchView | null;
}

/** What was found, best first. */
export function SearchPage({ page, brand, result }: SearchPageProps) {
  const { t } = page;
  const path = `${pathOf(brand, '/search')}?q=${encodeURIComponent(result?.query ?? '')}`;
  const { next = null, previous = null } = result?.page ?? {};
  return (
    <Layout page={page} title={result ? t.searchTitle(result.query) : t.search}>
      <div class="column">
        <Crumbs page={page} brand={brand} />
        <div class="intro">
          <h1>{t.search}</h1>
          <SearchBox brand={brand} t={t} query={result?.query ?? ''} id="q-page" label={t.search} />
        </div>
        {result && <Results page={page} brand={brand} result={result} />}
        <Pager
          t={t}
          previous={previous === null ? undefined : path}
          next={next === null ? undefined : `${path}&after=${encodeURIComponent(next)}`}
          previousLabel={t.firstResults}
          nextLabel={t.moreResults}
        />
      </div>
    </Layout>
  );
}

function Results({ page, brand, result }: { page: PageContext; brand: BrandView; result: SearchView }) {
  const { t } = page;
  if (result.page.items.length === 0) {
    return (
      <div class="empty">
        <Icon name="search" />
        <p>{t.foundNothing}</p>
        <p class="quiet">{t.foundNothingHint}</p>
      </div>
    );
  }
  return (
    <section aria-label={t.found(result.totalCount)}>
      <p class="quiet">{t.found(result.totalCount)}</p>
      {result.corrections.map(({ typed, searched }) => (
        <p key={typed} class="quiet">
          {t.searchedInstead(typed, searched.join(', '))}
        </p>
      ))}
      <ul class="rows results">
        {result.page.items.map((found) => (
          <Found key={found.postId} page={page} brand={brand} found={found} />
        ))}
      </ul>
    </section>
  );
}

function Found({ page, brand, found }: { page: PageContext; brand: BrandView; found: FoundView }) {
  return (
    <li class="row">
      <Avatar author={found.author} />
      <div class="row-text">
        <a class="row-title" href={pathOf(brand, `/t/${found.threadId}/p/${found.postId}`)} dir="auto">
          {typeset(found.threadTitle)}
        </a>
        <p class="excerpt" dir="auto">
          {found.excerpt.map(({ text, isMarked }, place) =>
            isMarked ? <mark key={place}>{text}</mark> : text,
          )}
        </p>
        <p class="row-meta">
          <Name author={found.author} href={memberPath(brand, found.author)} />
          <span>{found.spaceName}</span>
          <Time at={found.publishedAt} language={page.language} />
        </p>
      </div>
    </li>
  );
}
