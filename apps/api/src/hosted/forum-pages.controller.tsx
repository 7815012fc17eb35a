import { Controller, Get, Param, Query, Req, Res, UseFilters } from '@nestjs/common';
import { PostPlaces, PostReader } from '#discussion';
import { NotFound, Public } from '#platform';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { JSX } from 'preact';
import { SEARCHES } from '../limits/request-limits.js';
import { Traffic } from '../limits/traffic.js';
import { isGuest } from '../http/guest.js';
import { AnswerStore } from '../reading/answer-store.js';
import { sendKept } from '../reading/send-kept.js';
import { activityKey, communityKey, threadKey } from '../reading/version-rules.js';
import { PageErrorFilter } from './http/page-error.filter.js';
import { type BrandedContext, PageFrames } from './http/page-frames.js';
import { bytesOf, PAGE_VARY, sendPage } from './http/page-sender.js';
import { pathOf } from './page-context.js';
import { CommunityPage } from './pages/community.page.js';
import { HomePage } from './pages/home.page.js';
import { NewReviewPage } from './pages/new-review.page.js';
import { NewThreadPage } from './pages/new-thread.page.js';
import { NoticePage } from './pages/notice.page.js';
import { ProductsPage } from './pages/products.page.js';
import { RoadmapPage } from './pages/roadmap.page.js';
import { SearchPage } from './pages/search.page.js';
import { SpacePage } from './pages/space.page.js';
import { TagPage } from './pages/tag.page.js';
import { ThreadPage } from './pages/thread.page.js';
import { ForumReader, type PageWish, POSTS_A_PAGE, ThreadLedOn } from './reading/forum-reader.js';
import { KindReader } from './reading/kind-reader.js';
import { ForumSearcher } from './reading/forum-searcher.js';
import { PublicBrands } from './reading/public-brands.js';

/** The pages one reads. */
@UseFilters(PageErrorFilter)
@Controller()
export class ForumPagesController {
  constructor(
    private readonly frames: PageFrames,
    private readonly reader: ForumReader,
    private readonly kinds: KindReader,
    private readonly publicBrands: PublicBrands,
    private readonly posts: PostReader,
    private readonly places: PostPlaces,
    private readonly searcher: ForumSearcher,
    private readonly store: AnswerStore,
    private readonly traffic: Traffic,
  ) {}

  @Public()
  @Get('/')
  async home(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const page = await this.frames.find(request, reply);
    const content = <HomePage page={page} brands={await this.publicBrands.list()} />;
    void sendPage(request, reply, { caching: 'shared', context: page, content });
  }

  @Public()
  @Get('c/:community')
  async community(
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
    @Query() query: Record<string, unknown>,
  ): Promise<void> {
    const page = await this.frames.requireBranded(request, reply);
    const { actor } = request.parvis;
    const spaces = await this.reader.listSpaces(actor);
    const threads = await this.reader.pageThreads(actor, spaces, null, wishOf(query));
    const content = <CommunityPage page={page} brand={page.brand} spaces={spaces} threads={threads} />;
    void sendPage(request, reply, { caching: 'shared', context: page, content });
  }

  @Public()
  @Get('c/:community/s/:space')
  async space(
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
    @Param('space') slug: string,
    @Query() query: Record<string, unknown>,
  ): Promise<void> {
    const page = await this.frames.requireBranded(request, reply);
    const { actor } = request.parvis;
    const space = await this.reader.requireSpace(actor, slug);
    if (space.holdsConversations) {
      void reply.redirect(pathOf(page.brand, '/conversations'), 302);
      return;
    }
    const choice = this.kinds.choiceOf(space, query);
    if (choice?.kind === 'products') {
      const products = await this.kinds.pageProducts(actor, space, wishOf(query));
      const content = <ProductsPage page={page} brand={page.brand} space={space} products={products} />;
      void sendPage(request, reply, { caching: 'shared', context: page, content });
      return;
    }
    const threads = await this.kinds.page(actor, space, choice, wishOf(query));
    const reviews = await this.kinds.reviewHead(actor, space, choice);
    const props = { page, brand: page.brand, space, choice, threads, reviews };
    const content = <SpacePage {...props} />;
    void sendPage(request, reply, { caching: 'shared', context: page, content });
  }

  @Public()
  @Get('c/:community/s/:space/roadmap')
  async roadmap(
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
    @Param('space') slug: string,
  ): Promise<void> {
    const page = await this.frames.requireBranded(request, reply);
    const { actor } = request.parvis;
    const draw = async () => {
      const space = await this.reader.requireSpace(actor, slug);
      if (space.kind !== 'ideas') throw new NotFound();
      const columns = await this.kinds.roadmap(actor, space);
      return <RoadmapPage page={page} brand={page.brand} space={space} columns={columns} />;
    };
    await this.sendStored(request, reply, { page, dependsOn: activityKey(actor.communityId), draw });
  }

  @Public()
  @Get('c/:community/tag/:tag')
  async tag(
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
    @Param('tag') name: string,
    @Query() query: Record<string, unknown>,
  ): Promise<void> {
    const page = await this.frames.requireBranded(request, reply);
    const { actor } = request.parvis;
    const tag = await this.reader.requireTag(actor, name);
    // One address is the right one; names, and those it had before, lead to it.
    if (name !== tag.slug) {
      void reply.redirect(pathOf(page.brand, `/tag/${encodeURIComponent(tag.slug)}`), 301);
      return;
    }
    const spaces = await this.reader.listSpaces(actor);
    const threads = await this.reader.pageThreads(actor, spaces, { tag: tag.slug }, wishOf(query));
    const content = <TagPage page={page} brand={page.brand} tag={tag} threads={threads} />;
    void sendPage(request, reply, { caching: 'shared', context: page, content });
  }

  @Public()
  @Get('c/:community/t/:thread')
  async thread(
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
    @Param('thread') id: string,
    @Query() query: Record<string, unknown>,
  ): Promise<void> {
    const page = await this.frames.requireBranded(request, reply);
    const { actor } = request.parvis;
    const draw = async () => {
      const thread = await this.reader.requireThread(actor, id, wishOf(query));
      const kind = await this.kinds.ofThread(actor, thread);
      return <ThreadPage page={page} brand={page.brand} thread={thread} kind={kind} />;
    };
    // A language chosen by name is remembered in a cookie: that answer is one reader's own.
    try {
      await this.sendStored(request, reply, { page, dependsOn: threadKey(id), draw });
    } catch (error) {
      if (!(error instanceof ThreadLedOn)) throw error;
      void reply.redirect(pathOf(page.brand, `/t/${error.threadId}`), 301);
    }
  }

  private async sendStored(
    request: FastifyRequest,
    reply: FastifyReply,
    { page, dependsOn, draw }: { page: BrandedContext; dependsOn: string; draw: () => Promise<JSX.Element> },
  ): Promise<void> {
    const { actor } = request.parvis;
    const hasChosen = (request.query as { lang?: unknown }).lang !== undefined;
    if (!isGuest(request) || hasChosen) {
      void sendPage(request, reply, { caching: 'shared', context: page, content: await draw() });
      return;
    }
    const answer = await this.store.answer<never>({
      key: `page/${actor.communityId}/${page.language}/${page.origin}${request.url}`,
      dependsOn: [communityKey(actor.communityId), dependsOn],
      make: async () => bytesOf({ context: page, content: await draw() }),
    });
    void sendKept(request, reply, { store: this.store, answer, vary: PAGE_VARY });
  }

  @Public()
  @Get('c/:community/t/:thread/p/:post')
  async permalink(
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
    @Param('thread') threadId: string,
    @Param('post') postId: string,
  ): Promise<void> {
    const { brand } = await this.frames.requireBranded(request, reply);
    const post = await this.posts.find(request.parvis.actor, postId);
    if (!post || post.seq === null) throw new NotFound();
    // Posts keep their ids when threads are merged and split: one address is the right one, the others lead to it.
    if (post.threadId !== threadId.toLowerCase()) {
      void reply.redirect(pathOf(brand, `/t/${post.threadId}/p/${post.id}`), 301);
      return;
    }
    const cursor = await this.places.cursorBefore(post, POSTS_A_PAGE);
    const query = cursor === null ? '' : `?after=${encodeURIComponent(cursor)}`;
    void reply.redirect(`${pathOf(brand, `/t/${post.threadId}`)}${query}#p-${post.id}`, 302);
  }

  @Public()
  @Get('c/:community/search')
  async search(
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
    @Query() query: Record<string, unknown>,
  ): Promise<void> {
    const page = await this.frames.requireBranded(request, reply);
    const words = textOf(query.q)?.trim() ?? '';
    const { actor } = request.parvis;
    if (words !== '') await this.traffic.countWork({ actor, ip: request.ip }, SEARCHES);
    const { after } = wishOf(query);
    const result = words === '' ? null : await this.searcher.search(actor, words, after);
    const content = <SearchPage page={page} brand={page.brand} result={result} />;
    void sendPage(request, reply, { context: page, content });
  }

  @Public()
  @Get('c/:community/new')
  async newThread(
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
    @Query() { space: chosen, product }: Record<string, unknown>,
  ): Promise<void> {
    const page = await this.frames.requireBranded(request, reply);
    const { brand, reader, t } = page;
    if (!reader) {
      void reply.redirect(pathOf(brand, `/sign-in?next=${encodeURIComponent(request.url)}`), 302);
      return;
    }
    const spaces = await this.reader.listSpaces(request.parvis.actor);
    // Whoever is no member yet becomes one with his first message.
    const open = spaces.filter((space) => space.canPost || !reader.isMember);
    const [plain, forReviews] = [
      open.filter(({ kind }) => kind !== 'reviews'),
      open.filter(({ kind }) => kind === 'reviews'),
    ];
    const reviewed =
      forReviews.find(({ slug }) => slug === chosen) ?? (plain.length === 0 ? forReviews[0] : undefined);
    if (reviewed) {
      const form = {
        space: reviewed,
        ...(await this.kinds.reviewForm(request.parvis.actor, reviewed, product)),
      };
      const content = <NewReviewPage page={page} brand={brand} {...form} />;
      void sendPage(request, reply, { context: page, content });
      return;
    }
    const content =
      open.length > 0 ? (
        <NewThreadPage
          page={page}
          brand={brand}
          spaces={plain}
          reviewed={forReviews}
          chosen={textOf(chosen)}
        />
      ) : (
        <NoticePage page={page} icon="lock" title={t.cannotPost} hint={t.cannotPostHint} />
      );
    void sendPage(request, reply, { context: page, content });
  }
}

const textOf = (value: unknown): string | null => (typeof value === 'string' ? value : null);

function wishOf(query: Record<string, unknown>): PageWish {
  const after = textOf(query.after) ?? undefined;
  return after === undefined ? { before: textOf(query.before) ?? undefined } : { after };
}
