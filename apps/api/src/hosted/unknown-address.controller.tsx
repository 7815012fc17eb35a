import { Controller, Get, Req, Res } from '@nestjs/common';
import { NotFound, Public } from '#platform';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { PageFrames } from './http/page-frames.js';
import { sendPage } from './http/page-sender.js';
import { NoticePage } from './pages/notice.page.js';

/** Addresses that lead nowhere: a page for whoever browses, the API's own answer for programs. */
@Controller()
export class UnknownAddressController {
  constructor(private readonly frames: PageFrames) {}

  @Public()
  @Get('*')
  async nothing(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    if (!request.headers.accept?.includes('text/html')) throw new NotFound();
    const context = await this.frames.find(request, reply);
    const { notFoundTitle: title, notFoundElsewhereHint: hint } = context.t;
    const content = <NoticePage page={context} icon="message" title={title} hint={hint} />;
    void sendPage(request, reply, { status: 404, context, content });
  }
}
