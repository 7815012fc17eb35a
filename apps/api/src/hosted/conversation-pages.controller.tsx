import { Controller, Get, Query, Req, Res, UseFilters } from '@nestjs/common';
import { NotFound, Public } from '#platform';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { PageErrorFilter } from './http/page-error.filter.js';
import { type BrandedContext, PageFrames } from './http/page-frames.js';
import { sendPage } from './http/page-sender.js';
import { pathOf } from './page-context.js';
import { ConversationsPage } from './pages/conversations.page.js';
import { NewConversationPage } from './pages/new-conversation.page.js';
import { NoticePage } from './pages/notice.page.js';
import { ConversationReader } from './reading/conversation-reader.js';

/** Private conversations: nothing here is for who is not signed in, nor kept by anybody. */
@UseFilters(PageErrorFilter)
@Controller('c/:community/conversations')
export class ConversationPagesController {
  constructor(
    private readonly frames: PageFrames,
    private readonly reader: ConversationReader,
  ) {}

  @Public()
  @Get()
  async list(
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
    @Query() { after, awaiting }: Record<string, unknown>,
  ): Promise<void> {
    const page = await this.enter(request, reply);
    if (!page) return;
    const { actor } = request.parvis;
    const cursor = typeof after === 'string' ? after : undefined;
    const isOfBrand = await this.reader.readsAll(actor);
    const isAwaitingOnly = isOfBrand && awaiting !== undefined;
    const conversations = isOfBrand
      ? await this.reader.pageOfBrand(actor, isAwaitingOnly, cursor)
      : await this.reader.pageOfOwn(actor, cursor);
    const props = { page, brand: page.brand, isOfBrand, isAwaitingOnly, conversations };
    void sendPage(request, reply, { context: page, content: <ConversationsPage {...props} /> });
  }

  @Public()
  @Get('new')
  async open(
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
    @Query('with') memberId: unknown,
  ): Promise<void> {
    const page = await this.enter(request, reply);
    if (!page) return;
    const { brand, t } = page;
    const to =
      typeof memberId === 'string' ? await this.reader.findPartner(request.parvis.actor, memberId) : null;
    if (memberId !== undefined && !to) throw new NotFound();
    const content =
      to || brand.offersConversations ? (
        <NewConversationPage page={page} brand={brand} to={to} />
      ) : (
        <NoticePage
          page={page}
          icon="lock"
          title={t.conversations.errors.CONVERSATIONS_CLOSED}
          hint={t.conversations.noneClosed}
        />
      );
    void sendPage(request, reply, { context: page, content });
  }

  /** The frame for a member; null for anybody else, who was sent to the sign-in, or to the forum. */
  private async enter(request: FastifyRequest, reply: FastifyReply): Promise<BrandedContext | null> {
    const page = await this.frames.requireBranded(request, reply);
    if (page.reader?.isMember) return page;
    const next = encodeURIComponent(request.url);
    void reply.redirect(pathOf(page.brand, page.reader ? '' : `/sign-in?next=${next}`), 302);
    return null;
  }
}
