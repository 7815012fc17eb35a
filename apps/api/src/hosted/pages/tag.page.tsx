import { Crumbs } from '../components/crumbs.js';
import { ErrorTexts, Form } from '../components/form.js';
import { neighboursOf, Pager } from '../components/pager.js';
import { ThreadList } from '../components/thread-list.js';
import { type PageContext, pathOf } from '../page-context.js';
import type { BrandView, PageView, TagView, ThreadLineView } from '../views.js';
import { Layout } from './layout.js';

interface TagPageProps {
  page: PageContext;
  brand: BrandView;
  tag: TagView;
  threads: PageView<ThreadLineView>;
}

/** A tag: the threads that have it, in every space the reader may enter, latest activity first. */
export function TagPage({ page, brand, tag, threads }: TagPageProps) {
  const { t } = page;
  const path = pathOf(brand, `/tag/${encodeURIComponent(tag.slug)}`);
  const neighbours = neighboursOf(path, threads);
  return (
    <Layout
      page={page}
      title={tag.name}
      description={tag.description || undefined}
      canonical={threads.previous === null ? path : undefined}
      {...neighbours}
    >
      <div class="column">
        <Crumbs page={page} brand={brand} />
        <div class="intro">
          <h1 dir="auto">{tag.name}</h1>
          <p class="lead" dir="auto">
            {tag.description || t.threads(tag.threadCount)}
          </p>
        </div>
        {page.reader?.isMember && <TagFollow page={page} tag={tag} path={path} />}
        <ThreadList page={page} brand={brand} threads={threads.items} isSpaceShown />
        <Pager t={t} {...neighbours} previousLabel={t.newerThreads} nextLabel={t.olderThreads} />
      </div>
    </Layout>
  );
}

/** To be told of new threads that have the tag. */
function TagFollow({ page: { t }, tag, path }: Pick<TagPageProps, 'page' | 'tag'> & { path: string }) {
  const { follow, unfollow, followTagHint } = t.members;
  return (
    <ul class="person-acts needs-script">
      <li>
        <ErrorTexts t={t} />
        <Form t={t} operation="followSet" next={path} isInline submit={tag.isFollowed ? unfollow : follow}>
          <input type="hidden" name="kind" value="TAG" />
          <input type="hidden" name="tag" value={tag.name} />
          <input type="hidden" name="level" value={tag.isFollowed ? 'NORMAL' : 'WATCHING_FIRST'} />
        </Form>
        <p class="quiet">{followTagHint}</p>
      </li>
    </ul>
  );
}
