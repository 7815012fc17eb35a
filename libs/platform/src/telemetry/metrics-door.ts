import { createHash, timingSafeEqual } from 'node:crypto';
import { isIP } from 'node:net';
import { Inject, Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type { Config } from '../config/config.js';
import { CONFIG } from '../tokens.js';

/** What a proxy adds; a request that has any of them came from somewhere else. */
const PROXY_HEADERS = ['forwarded', 'via', 'x-forwarded-for', 'x-forwarded-host', 'x-real-ip'];

/**
 * Who may read the measures of the install: whoever holds METRICS_TOKEN. Without one, somebody at this very machine, and
 * only while the install has no public address: a proxy beside it would bring the whole world in from the loopback.
 */
@Injectable()
export class MetricsDoor {
  constructor(@Inject(CONFIG) private readonly config: Config) {}

  admits(request: FastifyRequest): boolean {
    const { metricsToken } = this.config;
    if (metricsToken === undefined) return this.isFromThisMachine(request);
    const given = /^Bearer (\S+)$/.exec(request.headers.authorization ?? '')?.[1];
    return given !== undefined && timingSafeEqual(digest(given), digest(metricsToken));
  }

  private isFromThisMachine({ headers, socket }: FastifyRequest): boolean {
    const { publicUrl, trustedProxies } = this.config;
    const isPublished = publicUrl !== undefined && !isLoopback(new URL(publicUrl).hostname);
    if (isPublished || trustedProxies > 0) return false;
    if (PROXY_HEADERS.some((name) => headers[name] !== undefined)) return false;
    // The name that was asked for, too: a page that rebinds its own name to this machine asks for that name.
    return isLoopback(socket.remoteAddress ?? '') && isLoopback(hostnameOf(headers.host ?? ''));
  }
}

function hostnameOf(host: string): string {
  const address = `http://${host}`;
  return URL.canParse(address) ? new URL(address).hostname : '';
}

function isLoopback(address: string): boolean {
  const plain = address.replace(/^\[|\]$/g, '').replace(/^::ffff:/, '');
  if (isIP(plain) === 4) return plain.startsWith('127.');
  return plain === '::1' || plain === 'localhost';
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
