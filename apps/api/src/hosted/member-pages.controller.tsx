import { Controller, Get, Param, Query, Req, Res, UseFilters } from '@nestjs/common';
import { Public } from '#platform';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { PageErrorFilter } from './http/page-error.filter.js';
import { PageFrames } from './http/page-frames.js';
import { sendPage } from './http/page-sender.js';
import { memberPath } from './page-context.js';
import { MemberPage } from './pages/member.page.js';
import { MemberReader } from './reading/member-reader.js';

/** Who somebody is in the community. */
@UseFilters(PageErrorFilter)
@Controller('c/:community/members')
export class MemberPagesController {
  constructor(
    private readonly frames: PageFrames,
    private readonly reader: MemberReader,
  ) {}

  @Public()
  @Get(':member')
  async member(
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
    @Param('member') handle: string,
    @Query() { after, show }: Record<string, unknown>,
  ): Promise<void> {
    const page = await this.frames.requireBranded(request, reply);
    const member = await this.reader.require(request.parvis.actor, handle, {
      isOpeningsOnly: show === 'threads',
      after: typeof after === 'string' ? after : undefined,
    });
    // One address is the right one; handles that the member had before lead to it.
    if (handle !== member.member.handle) {
      void reply.redirect(memberPath(page.brand, member.member), 301);
      return;
    }
    const content = <MemberPage page={page} brand={page.brand} profile={member} />;
    void sendPage(request, reply, { caching: 'shared', context: page, content });
  }
}
