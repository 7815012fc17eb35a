import { Controller, Get, Query, Req, Res, UseFilters } from '@nestjs/common';
import { TrustProgressService } from '#discussion';
import { OidcProviderService, OwnSessionsService } from '#identity';
import { NotFound, Public } from '#platform';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { VNode } from 'preact';
import { PageErrorFilter } from './http/page-error.filter.js';
import { type BrandedContext, PageFrames } from './http/page-frames.js';
import { sendPage } from './http/page-sender.js';
import { safeNext } from './http/safe-next.js';
import { pathOf } from './page-context.js';
import { ResetPage, SignInPage, SignUpPage, VerifyPage } from './pages/account.pages.js';
import { InvitationPage, SecondFactorResetPage } from './pages/letter-link.pages.js';
import { OwnAccountPage } from './pages/own-account.page.js';

/** Pages through which one gets in. They only hold forms: the API does the work. */
@UseFilters(PageErrorFilter)
@Controller('c/:community')
export class AccountPagesController {
  constructor(
    private readonly frames: PageFrames,
    private readonly providers: OidcProviderService,
    private readonly sessions: OwnSessionsService,
    private readonly trust: TrustProgressService,
  ) {}

  @Public()
  @Get('sign-in')
  async signIn(
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
    @Query('next') next: unknown,
  ): Promise<void> {
    // Who comes from the console, for the code after a provider, begins again by the team's providers.
    const isForStaff = typeof next === 'string' && next.startsWith('/console/');
    const providers = await this.providers.offered(request.parvis.actor.communityId, isForStaff);
    return this.send(request, reply, (page) => (
      <SignInPage
        page={page}
        brand={page.brand}
        next={safeNext(next, pathOf(page.brand))}
        providers={providers}
      />
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

  @Public()
  @Get('invitation')
  async invitation(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    return this.send(request, reply, (page) => <InvitationPage page={page} brand={page.brand} />);
  }

  @Public()
  @Get('second-factor')
  async secondFactor(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    return this.send(request, reply, (page) => <SecondFactorResetPage page={page} brand={page.brand} />);
  }

  /** The reader's own; who is not signed in is asked to be. */
  @Public()
  @Get('account')
  async account(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const context = await this.frames.requireBranded(request, reply);
    const { actor } = request.parvis;
    if (!actor.sessionId) {
      const next = encodeURIComponent(pathOf(context.brand, '/account'));
      void reply.redirect(pathOf(context.brand, `/sign-in?next=${next}`), 302);
      return;
    }
    // Who came by the brand's own sign-on has neither an account nor sessions here to look after.
    if (actor.scope !== 'full') {
      void reply.redirect(pathOf(context.brand), 302);
      return;
    }
    const [sessions, trust] = await Promise.all([this.sessions.list(actor), this.trust.of(actor)]);
    const content = (
      <OwnAccountPage
        page={context}
        brand={context.brand}
        sessions={sessions}
        trust={trust}
        hasAccount={actor.accountId !== null}
      />
    );
    void sendPage(request, reply, { context, content });
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
