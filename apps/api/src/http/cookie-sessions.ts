import { Injectable } from '@nestjs/common';
import { clientOf, SessionCookie, SessionRefreshService, SessionService } from '#identity';
import { type Actor, Unauthenticated } from '#platform';
import type { FastifyReply, FastifyRequest } from 'fastify';

/** Who is behind a browser's cookies. An access token that has run out is renewed on the way, unseen by the page. */
@Injectable()
export class CookieSessions {
  constructor(
    private readonly cookie: SessionCookie,
    private readonly sessions: SessionService,
    private readonly refreshes: SessionRefreshService,
  ) {}

  /** Null without a session that counts in the community. Only for requests whose origin was checked. */
  async findActor(request: FastifyRequest, reply: FastifyReply, communityId: string): Promise<Actor | null> {
    const { access, refresh } = this.cookie.read(request.cookies);
    const known = access && (await unlessOver(this.sessions.resolveActor(access, communityId)));
    if (known) return known;
    if (!refresh) return null;
    const renewed = await unlessOver(this.refreshes.refresh(refresh, clientOf(request), access));
    if (renewed) this.cookie.give(reply, renewed);
    // Only where a whole page is asked for: elsewhere it could undo a sign-in that is under way beside it.
    else if (request.headers['sec-fetch-mode'] === 'navigate') this.cookie.take(reply);
    return renewed && unlessOver(this.sessions.resolveSession(renewed.sessionId, communityId));
  }
}

async function unlessOver<Result>(work: Promise<Result>): Promise<Result | null> {
  try {
    return await work;
  } catch (error) {
    if (error instanceof Unauthenticated) return null;
    throw error;
  }
}
