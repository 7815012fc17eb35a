import '@fastify/cookie';
import { Inject, Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { CONFIG, type Config } from '#platform';
import { newToken } from '../sessions/token.js';

const SECRET = /^[A-Za-z0-9_-]{43}$/;
const HOLD_SECONDS = 1_800;

/** Ties a sign-in by a provider to the browser that began it, so that nobody is signed in as somebody else. */
@Injectable()
export class OidcCookie {
  private readonly isSecure: boolean;

  constructor(@Inject(CONFIG) config: Config) {
    this.isSecure = config.publicUrl?.startsWith('https:') ?? false;
  }

  /** The browser's secret; an empty text where it has none. */
  read(request: FastifyRequest): string {
    const value = request.cookies[this.name()] ?? '';
    return SECRET.test(value) ? value : '';
  }

  /** The browser's secret, given to it where it has none. */
  ensure(request: FastifyRequest, reply: FastifyReply): string {
    const secret = this.read(request) || newToken('');
    reply.setCookie(this.name(), secret, {
      httpOnly: true,
      // The provider sends people back by a link from another site, which strict would leave the cookie out of.
      sameSite: 'lax',
      secure: this.isSecure,
      path: '/',
      maxAge: HOLD_SECONDS,
    });
    return secret;
  }

  private name(): string {
    return `${this.isSecure ? '__Host-' : ''}parvis_oidc`;
  }
}
