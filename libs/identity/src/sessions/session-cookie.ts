import '@fastify/cookie';
import { Inject, Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { CONFIG, type Config, isOwnOrigin } from '#platform';
import type { IssuedToken } from './session.service.js';

/** Name of the cookie that carries a full session. */
export const SESSION_COOKIE = 'parvis_session';

/** The session token of a request's cookie. It counts only on requests whose origin was checked. */
export function sessionCookieOf(request: FastifyRequest): string | null {
  return request.cookies[SESSION_COOKIE] ?? null;
}

/** Gives and takes the cookie of the install's own pages. */
@Injectable()
export class SessionCookie {
  constructor(@Inject(CONFIG) private readonly config: Config) {}

  /**
   * True on the install's own pages, and for programs, which send no Origin. A page of a brand may ask the API, but not
   * decide who is signed in here: were it on the same site, its visitors' browsers would keep the cookie.
   */
  isOwnPage({ headers }: FastifyRequest): boolean {
    const { origin, host } = headers;
    return origin === undefined || isOwnOrigin(origin, host, this.config.publicUrl);
  }

  give(reply: FastifyReply, session: IssuedToken): void {
    reply.setCookie(SESSION_COOKIE, session.token, { ...this.attributes(), expires: session.expiresAt });
  }

  take(reply: FastifyReply): void {
    reply.clearCookie(SESSION_COOKIE, this.attributes());
  }

  private attributes() {
    const secure = this.config.publicUrl?.startsWith('https:') ?? false;
    return { httpOnly: true, sameSite: 'lax', secure, path: '/' } as const;
  }
}
