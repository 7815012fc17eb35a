import { Controller, Get, Inject, Param, Query, Req, Res, UseFilters } from '@nestjs/common';
import {
  clientOf,
  OidcCookie,
  OidcRefused,
  OidcSignInService,
  SessionCookie,
  TooManyAttempts,
} from '#identity';
import { LOGGER, type Logger, Public } from '#platform';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { safeNext } from './http/safe-next.js';
import { PageErrorFilter } from './http/page-error.filter.js';
import { PageFrames } from './http/page-frames.js';
import { sendPage } from './http/page-sender.js';
import { pathOf } from './page-context.js';
import { NoticePage } from './pages/notice.page.js';
import { OidcLinkPage } from './pages/oidc-link.page.js';

/** Signing in by a community's own provider: there, back, and the page that links an account to it. */
@UseFilters(PageErrorFilter)
@Controller('c/:community')
export class OidcController {
  constructor(
    private readonly frames: PageFrames,
    private readonly signIns: OidcSignInService,
    private readonly cookie: OidcCookie,
    private readonly sessions: SessionCookie,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  @Public()
  @Get('oidc/:provider')
  async begin(
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
    @Param() { community, provider }: { community: string; provider: string },
    @Query('next') next: unknown,
  ): Promise<void> {
    const browser = this.cookie.ensure(request, reply);
    const destination = safeNext(next, pathOf({ slug: community }));
    await this.orSay(request, reply, async () =>
      this.signIns.begin(request.parvis.actor, provider, { browser, address: request.ip, destination }),
    );
  }

  @Public()
  @Get('oidc/:provider/callback')
  async callback(
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
    @Param() { community, provider }: { community: string; provider: string },
  ): Promise<void> {
    await this.orSay(request, reply, async () => {
      const outcome = await this.signIns.finish(request.parvis.actor, provider, {
        browser: this.cookie.read(request),
        search: new URL(request.url, 'http://callback.invalid').search,
        address: request.ip,
        client: clientOf(request),
      });
      if (outcome.kind === 'to-link') return pathOf({ slug: community }, '/oidc-link');
      if (outcome.kind === 'second-step') return secondStepAddress(community, outcome);
      this.sessions.give(reply, outcome.session);
      return outcome.destination;
    });
  }

  @Public()
  @Get('oidc-link')
  async link(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const { actor } = request.parvis;
    const context = await this.frames.requireBranded(request, reply);
    const pending = await this.signIns.findPending(actor, this.cookie.read(request));
    const content = <OidcLinkPage page={context} pending={pending} hasAccount={actor.accountId !== null} />;
    void sendPage(request, reply, { caching: 'never', context, content });
  }

  /** Goes where the work says, or says in plain words why it cannot. */
  private async orSay(
    request: FastifyRequest,
    reply: FastifyReply,
    work: () => Promise<string>,
  ): Promise<void> {
    try {
      const address = await work();
      void reply.header('cache-control', 'no-store').redirect(address, 303);
    } catch (error) {
      const isTooOften = error instanceof TooManyAttempts;
      if (!isTooOften && !(error instanceof OidcRefused)) throw error;
      this.logger.info(error.details, 'a sign-in by a provider was refused');
      const context = await this.frames.requireBranded(request, reply);
      const { t, brand } = context;
      if (isTooOften) reply.header('retry-after', '900');
      const content = (
        <NoticePage
          page={context}
          icon="alert"
          title={t.oidcRefusedTitle}
          hint={isTooOften ? t.errors.RATE_LIMITED : t.oidcRefused[error.problem]}
          again={pathOf(brand, '/sign-in')}
        />
      );
      void sendPage(request, reply, { status: isTooOften ? 429 : 400, caching: 'never', context, content });
    }
  }
}

/** The sign-in page at its second step. The ticket is in the fragment, which reaches no server and no log. */
function secondStepAddress(
  slug: string,
  { ticket, destination }: { ticket: string; destination: string },
): string {
  return `${pathOf({ slug }, '/sign-in')}?next=${encodeURIComponent(destination)}#ticket=${ticket}`;
}
