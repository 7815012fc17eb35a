import { Inject, Injectable } from '@nestjs/common';
import { CommunityService } from '#community';
import { anonymousPermissions, ApiKeyActors, SessionService } from '#identity';
import {
  type Actor,
  anonymousActor,
  CONFIG,
  type Config,
  isOwnOrigin,
  RateLimited,
  type RequestContext,
  Unauthenticated,
} from '#platform';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { Traffic } from '../limits/traffic.js';
import { communitySlugOf } from './community-slug.js';
import { CookieSessions } from './cookie-sessions.js';
import { isSameOriginRequest } from './own-origin.js';

/** No community has this id: outside of a community everything is empty. */
export const NO_COMMUNITY = '00000000-0000-0000-0000-000000000000';

/** Files that any page of the web may load, and what machines ask, who are nobody here. */
const PUBLIC_FILES = /^\/((embed|health|console|hosted)\/|metrics(\?|$))/;

/** The endpoint of operations, and its stored queries. */
const GRAPHQL = /^\/graphql([/?]|$)/;

declare module 'fastify' {
  interface FastifyRequest {
    parvis: RequestContext;
    /** A bearer token was sent and is not valid (any more). */
    hasDeadToken: boolean;
  }
}

/** Decides for every request, before any route: which community, which actor, and whether the page's origin may ask. */
@Injectable()
export class RequestGate {
  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly communities: CommunityService,
    private readonly sessions: SessionService,
    private readonly cookies: CookieSessions,
    private readonly apiKeys: ApiKeyActors,
    private readonly traffic: Traffic,
  ) {}

  register(fastify: FastifyInstance): void {
    fastify.decorateRequest('parvis');
    fastify.decorateRequest('hasDeadToken', false);
    fastify.addHook('onRequest', async (request, reply) => this.admit(request, reply));
    // What gives a cookie is one person's: nobody on the way may keep it, whatever the page says of itself.
    fastify.addHook('onSend', (_request, reply, _payload, done) => {
      if (reply.hasHeader('set-cookie')) reply.header('cache-control', 'private, no-store');
      done();
    });
  }

  private async admit(request: FastifyRequest, reply: FastifyReply): Promise<unknown> {
    if (PUBLIC_FILES.test(request.url)) return undefined;
    const slug = communitySlugOf(request);
    const community = slug === null ? null : await this.communities.findBySlug(slug);
    const refusal = this.checkOrigin(request, reply, community?.allowedOrigins ?? []);
    if (refusal) return refusal;
    const actor = await this.actorOf(request, reply, community?.id ?? NO_COMMUNITY);
    const overLimit = await this.refusalFor(actor, request.ip);
    if (overLimit && GRAPHQL.test(request.url)) return this.refuseOperation(reply, overLimit);
    request.parvis = { requestId: request.id, actor, request, reply, loaders: new Map(), refusal: overLimit };
    return undefined;
  }

  /** Exact match or nothing. Answers a preflight, refuses a foreign page, lets the rest pass. */
  private checkOrigin(
    request: FastifyRequest,
    reply: FastifyReply,
    allowed: readonly string[],
  ): FastifyReply | null {
    const { origin } = request.headers;
    if (origin === undefined || isOwnOrigin(origin, request.headers.host, this.config.publicUrl)) return null;
    reply.header('vary', 'Origin');
    if (!allowed.includes(origin)) {
      const message = 'This page’s origin is not among the allowed origins of the community.';
      return reply.status(403).send({ errors: [{ message, extensions: { code: 'ORIGIN_NOT_ALLOWED' } }] });
    }
    reply.header('access-control-allow-origin', origin);
    reply.header('access-control-expose-headers', 'retry-after, x-request-id');
    if (request.method !== 'OPTIONS') return null;
    return reply
      .header('access-control-allow-methods', 'GET, POST')
      .header('access-control-allow-headers', 'authorization, content-type, idempotency-key, x-file-name')
      .header('access-control-max-age', '600')
      .status(204)
      .send();
  }

  private async refusalFor(actor: Actor, ip: string): Promise<RateLimited | null> {
    try {
      await this.traffic.countRequest({ actor, ip });
      return null;
    } catch (error) {
      if (error instanceof RateLimited) return error;
      throw error;
    }
  }

  /** Before anything is parsed. Other routes answer in their own way: a page is a page. */
  private refuseOperation(
    reply: FastifyReply,
    { message, code, retryAfterSeconds }: RateLimited,
  ): FastifyReply {
    return reply
      .status(429)
      .header('retry-after', String(retryAfterSeconds))
      .send({ errors: [{ message, extensions: { code, retryAfterSeconds } }] });
  }

  private async actorOf(request: FastifyRequest, reply: FastifyReply, communityId: string): Promise<Actor> {
    const nobody = anonymousActor(communityId, anonymousPermissions());
    if (request.headers.authorization === undefined) {
      const isOwn = isSameOriginRequest(request, this.config.publicUrl);
      return (isOwn && (await this.cookies.findActor(request, reply, communityId))) || nobody;
    }
    const bearer = /^Bearer ([\w-]{1,200})$/.exec(request.headers.authorization)?.[1];
    try {
      if (bearer && this.apiKeys.isApiKey(bearer)) return await this.programOf(request, bearer, communityId);
      return await this.sessions.resolveActor(bearer ?? 'malformed', communityId);
    } catch (error) {
      if (!(error instanceof Unauthenticated)) throw error;
      request.hasDeadToken = true;
      return nobody;
    }
  }

  /** A key lives on a server: one that a page of the web sends has leaked, and opens nothing. */
  private async programOf(request: FastifyRequest, bearer: string, communityId: string): Promise<Actor> {
    if (request.headers.origin !== undefined) throw new Unauthenticated();
    return this.apiKeys.resolveActor(bearer, communityId, request.ip);
  }
}
