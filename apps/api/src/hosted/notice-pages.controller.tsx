import { Controller, Get, Query, Req, Res, UseFilters } from '@nestjs/common';
import { Public } from '#platform';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { PageErrorFilter } from './http/page-error.filter.js';
import { PageFrames } from './http/page-frames.js';
import { sendPage } from './http/page-sender.js';
import { pathOf } from './page-context.js';
import { NoticesPage } from './pages/notices.page.js';
import { NoticeLines } from './reading/notice-lines.js';

/** What the signed-in member is told. */
@UseFilters(PageErrorFilter)
@Controller('c/:community')
export class NoticePagesController {
  constructor(
    private readonly frames: PageFrames,
    private readonly lines: NoticeLines,
  ) {}

  /** The reader's own; who is not signed in is asked to be. */
  @Public()
  @Get('notices')
  async notices(
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
    @Query('after') after: unknown,
  ): Promise<void> {
    const context = await this.frames.requireBranded(request, reply);
    const { brand, reader } = context;
    if (!reader?.isMember) {
      const next = encodeURIComponent(pathOf(brand, '/notices'));
      void reply.redirect(pathOf(brand, reader ? '' : `/sign-in?next=${next}`), 302);
      return;
    }
    const notices = await this.lines.page(
      request.parvis.actor,
      typeof after === 'string' ? after : undefined,
    );
    void sendPage(request, reply, {
      context,
      content: <NoticesPage page={context} brand={brand} notices={notices} />,
    });
  }
}
