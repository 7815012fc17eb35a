import '@fastify/cookie';
import { Inject, Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { CONFIG, type Config, isOwnOrigin } from '#platform';
import type { IssuedSession } from './session.service.js';

/** What a browser presents: either may be missing. */
export interface CookieTokens {
  access: string | null;
  refresh: string | null;
}

/**
 * Gives, reads and takes the two cookies of the install's own pages. Under https their names begin with `__Host-`: no
 * neighbour of the install's host can then plant one (RFC 6265bis §4.1.3.2).
 */
@Injectable()
export class SessionCookie {
  private readonly isSecure: boolean;

  constructor(@Inject(CONFIG) private readonly config: Config) {
    this.isSecure = config.publicUrl?.startsWith('https:') ?? false;
  }

  /**
   * True on the install's own pages, and for programs, which send no Origin. A page of a brand may ask the API, but not
   * decide who is signed in here: were it on the same site, its visitors' browsers would keep the cookie.
   */
  isOwnPage({ headers }: FastifyRequest): boolean {
    const { origin, host } = headers;
    return origin === undefined || isOwnOrigin(origin, host, this.config.publicUrl);
  }

  /** The tokens among a request's cookies. They count only on requests whose origin was checked. */
  read(cookies: Readonly<Record<string, string | undefined>>): CookieTokens {
    return { access: cookies[this.name('session')] || null, refresh: cookies[this.name('refresh')] || null };
  }

  /** The same, of a Cookie header. */
  readHeader(header = ''): CookieTokens {
    const cookies: Record<string, string | undefined> = {};
    for (const pair of header.split(';')) {
      const [name = '', value] = pair.trim().split('=');
      cookies[name] = value;
    }
    return this.read(cookies);
  }

  give(reply: FastifyReply, session: IssuedSession): void {
    const { access, refresh, accessExpiresAt, expiresAt } = session;
    reply.setCookie(this.name('session'), access, { ...this.attributes(), expires: accessExpiresAt });
    reply.setCookie(this.name('refresh'), refresh, { ...this.attributes(), expires: expiresAt });
  }

  take(reply: FastifyReply): void {
    reply.clearCookie(this.name('session'), this.attributes());
    reply.clearCookie(this.name('refresh'), this.attributes());
  }

  private name(what: 'session' | 'refresh'): string {
    return `${this.isSecure ? '__Host-' : ''}parvis_${what}`;
  }

  private attributes() {
    return { httpOnly: true, sameSite: 'lax', secure: this.isSecure, path: '/' } as const;
  }
}
