import { Icon } from '../components/icon.js';
import { neighboursOf, Pager } from '../components/pager.js';
import { SpaceKind } from '../components/space-kind.js';
import { ThreadList } from '../components/thread-list.js';
import { type PageContext, pathOf } from '../page-context.js';
import type { BrandView, PageView, SpaceView, ThreadLineView } from '../views.js';
import { Layout } from './layout.js';

interface CommunityPageProps {
  page: PageContext;
  brand: BrandView;
  spaces: readonly SpaceView[];
  threads: PageView<ThreadLineView>;
}

/** A community's front page: its spaces and its latest threads. */
export function CommunityPage({ page, brand, spaces, threads }: CommunityPageProps) {
  const { t } = page;
  const path = pathOf(brand);
  const neighbours = neighboursOf(path, threads);
  return (
    <Layout
      page={page}
      title={brand.name}
      description={brand.description || undefined}
      canonical={threads.previous === null ? path : undefined}
      {...neighbours}
      jsonLd={{
        '@context': 'https://schema.org',
        '@type': 'WebSite',
        name: brand.name,
        url: page.origin + path,
      }}
    >
      <div class="wide">
        <div class="intro">
          <h1 dir="auto">{brand.name}</h1>
          {brand.description && (
            <p class="lead" dir="auto">
              {brand.description}
            </p>
          )}
        </div>
        <div class="split">
          <section class="split-main" aria-labelledby="latest">
            <h2 id="latest" class="section-title">
              {t.latestThreads}
            </h2>
            <ThreadList page={page} brand={brand} threads={threads.items} isSpaceShown />
            <Pager t={t} {...neighbours} previousLabel={t.newerThreads} nextLabel={t.olderThreads} />
          </section>
          <section class="split-side" aria-labelledby="spaces">
            <h2 id="spaces" class="section-title">
              {t.spaces}
            </h2>
            <Spaces page={page} brand={brand} spaces={spaces} />
            <PrivateDoor page={page} brand={brand} />
          </section>
        </div>
      </div>
    </Layout>
  );
}

function Spaces({ page, brand, spaces }: Pick<CommunityPageProps, 'page' | 'brand' | 'spaces'>) {
  const { t } = page;
  return (
    <ul class="spaces">
      {spaces.map((space) => (
        <li key={space.id} class={space.parent ? 'nested' : undefined}>
          {space.parent && <span class="sr">{t.under(space.parent.name)} </span>}
          <a href={pathOf(brand, `/s/${space.slug}`)} dir="auto">
            {space.name}
          </a>
          {space.visibility !== 'public' && (
            <span class="tag">
              <Icon name="lock" />
              <span>{space.visibility === 'private' ? t.isPrivate : t.membersOnly}</span>
            </span>
          )}
          <SpaceKind kind={space.kind} t={t} />
          {space.description && (
            <p class="space-about" dir="auto">
              {space.description}
            </p>
          )}
          <p class="quiet">{t.threads(space.threadCount)}</p>
        </li>
      ))}
    </ul>
  );
}

/** The way to write to the brand alone, where it takes that, and to what was written; a guest is asked to sign in first. */
function PrivateDoor({ page: { t, reader }, brand }: Pick<CommunityPageProps, 'page' | 'brand'>) {
  if (!brand.offersConversations) return null;
  const words = t.conversations;
  return (
    <div class="private-door">
      {!reader?.isStaff && (
        <a class="secondary" href={pathOf(brand, '/conversations/new')}>
          <Icon name="lock" />
          {words.link(brand.name)}
        </a>
      )}
      {reader?.isMember && (
        <a href={pathOf(brand, '/conversations')}>{reader.isStaff ? words.ofBrand : words.own}</a>
      )}
    </div>
  );
}
