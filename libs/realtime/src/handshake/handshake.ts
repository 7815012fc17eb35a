import { Inject, Injectable } from '@nestjs/common';
import type { IncomingMessage } from 'node:http';
import { CommunityService } from '#community';
import { SessionCookie, SessionRefreshService, SessionService } from '#identity';
import { type Actor, CONFIG, type Config, type Logger, LOGGER, Unauthenticated } from '#platform';
import { z } from 'zod';
import { type ForumSocket, Visitor } from '../visitor.js';
import { type HandshakeHeaders, judgeOrigin, type OriginVerdict } from './origin-rule.js';

const authSchema = z.object({
  community: z.string().max(64).optional(),
  token: z.string().max(256).nullish(),
});

/** What is kept of a handshake: enough to judge its origin again. */
export interface Doorstep {
  /** The community it is about: `?community=`. */
  readonly slug: string;
  readonly headers: HandshakeHeaders;
}

type Next = (error?: Error & { data?: { code: string } }) => void;

/** Who may open a socket, and as whom. */
@Injectable()
export class Handshake {
  /** Connections that already have their socket: one each. */
  private readonly seated = new WeakSet<object>();

  constructor(
    @Inject(CONFIG) private readonly config: Config,
    @Inject(LOGGER) private readonly logger: Logger,
    private readonly communities: CommunityService,
    private readonly sessions: SessionService,
    private readonly refreshes: SessionRefreshService,
    private readonly cookie: SessionCookie,
  ) {}

  /** Whose page asks; `refused` for an unknown community too. */
  async judge({ slug, headers }: Doorstep): Promise<OriginVerdict> {
    const community = await this.communities.findBySlug(slug);
    return community ? judgeOrigin(headers, community.allowedOrigins, this.config.publicUrl) : 'refused';
  }

  /** Socket.IO middleware: makes a Visitor of the socket, or refuses it with a code. */
  async admit(socket: ForumSocket, next: Next): Promise<void> {
    try {
      if (this.seated.has(socket.conn)) throw refusal('BAD_REQUEST');
      this.seated.add(socket.conn);
      socket.data.visitor = await this.visitorOf(socket);
      next();
    } catch (error) {
      if (!(error instanceof Refusal)) this.logger.warn({ err: error }, 'handshake failed');
      next(error instanceof Refusal ? error : refusal('INTERNAL'));
    }
  }

  private async visitorOf(socket: ForumSocket): Promise<Visitor> {
    const doorstep = doorstepOf(socket.request);
    const { slug } = doorstep;
    const auth = authSchema.safeParse(socket.handshake.auth);
    if (!auth.success || (auth.data.community ?? slug) !== slug) throw refusal('BAD_REQUEST');
    const community = await this.communities.findBySlug(slug);
    const verdict = await this.judge(doorstep);
    if (!community || verdict === 'refused') throw refusal('FORBIDDEN');
    const bearer = auth.data.token ?? null;
    const actor =
      bearer === null && verdict === 'own'
        ? await this.actorOfCookies(socket.request.headers.cookie, community.id)
        : await unlessOver(this.sessions.resolveActor(bearer, community.id));
    if (actor) return new Visitor(actor, doorstep);
    // A dead bearer is told so; behind dead cookies there is simply an anonymous reader.
    if (bearer !== null) throw refusal('UNAUTHENTICATED');
    return new Visitor(await this.sessions.resolveActor(null, community.id), doorstep);
  }

  /** A handshake cannot hand out the next pair of tokens: the refresh token says who it is, and stays as it is. */
  private async actorOfCookies(header: string | undefined, communityId: string): Promise<Actor | null> {
    const { access, refresh } = this.cookie.readHeader(header);
    const known = access && (await unlessOver(this.sessions.resolveActor(access, communityId)));
    if (known) return known;
    const sessionId = refresh && (await this.refreshes.findSession(refresh));
    return sessionId ? unlessOver(this.sessions.resolveSession(sessionId, communityId)) : null;
  }
}

async function unlessOver(work: Promise<Actor>): Promise<Actor | null> {
  try {
    return await work;
  } catch (error) {
    if (error instanceof Unauthenticated) return null;
    throw error;
  }
}

class Refusal extends Error {
  readonly data: { code: string };
  constructor(code: string) {
    super(code);
    this.data = { code };
  }
}

function refusal(code: string): Refusal {
  return new Refusal(code);
}

/** What a request says of the page that opens a socket. */
export function doorstepOf({ url, headers }: IncomingMessage): Doorstep {
  const { origin, host, cookie } = headers;
  const given: HandshakeHeaders = {
    origin,
    host,
    secFetchSite: headers['sec-fetch-site'],
    // Judged by its presence alone.
    ...(cookie === undefined ? {} : { cookie: '' }),
  };
  const slug = new URL(url ?? '/', 'http://socket').searchParams.get('community') ?? '';
  return { slug, headers: given };
}
