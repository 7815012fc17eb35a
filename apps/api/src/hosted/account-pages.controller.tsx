import { Controller, Get, Query, Req, Res, UseFilters } from '@nestjs/common';
import { NotFound, Public } from '#platform';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { VNode } from 'preact';
import { PageErrorFilter } from './http/page-error.filter.js';
import { type BrandedContext, PageFrames } from './http/page-frames.js';
import { sendPage } from './http/page-sender.js';
import { pathOf } from './page-context.js';
import { ResetPage, SignInPage, SignUpPage, VerifyPage } from './pages/account.pages.js';

/** Pages through which one gets in. They only hold forms: the API does the work. */
@UseFilters(PageErrorFilter)
@Controller('c/:community')
export class AccountPagesController {
  constructor(private readonly frames: PageFrames) {}

  @Public()
  @Get('sign-in')
  async signIn(
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
    @Query('next') next: unknown,
  ): Promise<void> {
    return this.send(request, reply, (page) => (
      <SignInPage page={page} brand={page.brand} next={safeNext(next, pathOf(page.brand))} />
    ));
  }

  @Public()
  @Get('sign-up')
  async signUp(
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
    @Query('next') next: unknown,
  ): Promise<void> {
    return this.send(request, reply, (page) => (
      <SignUpPage page={page} brand={page.brand} next={safeNext(next, pathOf(page.brand))} />
    ));
  }

  @Public()
  @Get('verify')
  async verify(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    return this.send(request, reply, (page) => <VerifyPage page={page} brand={page.brand} />);
  }

  @Public()
  @Get('reset')
  async reset(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    return this.send(request, reply, (page) => <ResetPage page={page} brand={page.brand} />);
  }

  /** Whatever else is asked for under a community: the designed 404 rather than a bare one. */
  @Public()
  @Get('*')
  nothing(): never {
    throw new NotFound();
  }

  private async send(
    request: FastifyRequest,
    reply: FastifyReply,
    draw: (page: BrandedContext) => VNode,
  ): Promise<void> {
    const context = await this.frames.requireBranded(request, reply);
    void sendPage(request, reply, { caching: 'shared', context, content: draw(context) });
  }
}

/** One slash: two, or one of each kind, begin the address of another site. */
const OWN_PATH = /^\/(?![/\\])/;

/** A path of this install, or the fallback: a link must not lead a person who has just signed in to another site. */
export function safeNext(next: unknown, fallback: string): string {
  if (typeof next !== 'string' || !OWN_PATH.test(next)) return fallback;
  const url = URL.canParse(next, 'http://page.invalid') ? new URL(next, 'http://page.invalid') : null;
  if (url?.host !== 'page.invalid') return fallback;
  // Looked at again: `/.//evil.example` only becomes another site's address once its dots are gone.
  const path = url.pathname + url.search + url.hash;
  return OWN_PATH.test(path) ? path : fallback;
}
