import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance, FastifyReply } from 'fastify';

const DIST = fileURLToPath(new URL('../../../../', import.meta.url));

const HASHED = /-[\w-]{8}\.(js|css|woff2|svg|png|webp)$/;

const CONSOLE_CSP = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data: https:",
  "font-src 'self'",
  "connect-src 'self' ws: wss:",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** Serves the built widget to any page and the console to its own. */
export async function useStaticFiles(fastify: FastifyInstance): Promise<void> {
  await serveWidget(fastify);
  await serveConsole(fastify);
}

async function serveWidget(fastify: FastifyInstance): Promise<void> {
  const root = join(DIST, 'widget');
  if (!existsSync(root)) return;
  await fastify.register(fastifyStatic, {
    root,
    prefix: '/embed/',
    decorateReply: false,
    cacheControl: false,
    setHeaders: (reply, path) => {
      reply.header('access-control-allow-origin', '*');
      reply.header('cross-origin-resource-policy', 'cross-origin');
      reply.header('cache-control', cacheOf(path));
    },
  });
}

async function serveConsole(fastify: FastifyInstance): Promise<void> {
  const root = join(DIST, 'console');
  if (!existsSync(root)) return;
  const page = await readFile(join(root, 'index.html'));
  const sendPage = (reply: FastifyReply): FastifyReply =>
    reply
      .header('content-security-policy', CONSOLE_CSP)
      .header('cache-control', 'no-cache')
      .type('text/html; charset=utf-8')
      .send(page);
  await fastify.register(fastifyStatic, {
    root: join(root, 'assets'),
    prefix: '/console/assets/',
    decorateReply: false,
    cacheControl: false,
    setHeaders: (reply, path) => void reply.header('cache-control', cacheOf(path)),
  });
  fastify.get('/console', (_request, reply) => sendPage(reply));
  fastify.get('/console/*', (_request, reply) => sendPage(reply));
}

/** Files whose name holds their hash never change; the rest is asked for again each time. */
function cacheOf(path: string): string {
  return HASHED.test(path) ? 'public, max-age=31536000, immutable' : 'public, max-age=0, must-revalidate';
}
