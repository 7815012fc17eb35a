import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import fastify, { type FastifyInstance } from 'fastify';
import { SignJWT } from 'jose';
import { demoCustomers } from './demo-customers.js';

const PAGES = fileURLToPath(new URL('../../../../../apps/api/demo/', import.meta.url));

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.webp': 'image/webp',
  '.jpg': 'image/jpeg',
  '.woff2': 'font/woff2',
};
const TEXTS = new Set(['.html', '.css', '.js', '.svg']);

/** What the brand's page needs to know of the forum. */
export interface BrandServerOptions {
  port: number;
  host: string;
  /** Origin of the forum, whose widget the page embeds. */
  forumOrigin: string;
  /** Slug of the community: `aud` of the tokens. */
  audience: string;
  /** The key the brand signs its customers' tokens with, asked for at each signature. */
  signingKey(): Promise<{ kid: string; secret: Buffer } | null>;
}

/** The demo's brand: a web site of its own, on an origin of its own, that embeds the forum as any customer of ours would. */
export async function startBrandServer(options: BrandServerOptions): Promise<FastifyInstance> {
  const server = fastify({ forceCloseConnections: true });
  const policy = policyOf(options.forumOrigin);
  server.addHook('onSend', async (_request, reply) => {
    reply
      .header('content-security-policy', policy)
      .header('x-content-type-options', 'nosniff')
      .header('referrer-policy', 'strict-origin-when-cross-origin')
      .header('cache-control', 'no-store');
  });
  await servePages(server, options.forumOrigin);
  server.get('/sso-token', async (request, reply) => {
    const { customer: wanted } = request.query as { customer?: string };
    const customer = demoCustomers.find(({ id }) => id === wanted);
    const key = customer ? await options.signingKey() : null;
    if (!customer || !key) return reply.status(404).send({ error: 'unknown customer' });
    const token = await new SignJWT({ name: customer.name })
      .setProtectedHeader({ alg: 'HS256', typ: 'JWT', kid: key.kid })
      .setSubject(customer.subject)
      .setAudience(options.audience)
      .setIssuedAt()
      .setExpirationTime('2m')
      .setJti(randomUUID())
      .sign(key.secret);
    return { token };
  });
  server.get('/customers', () => demoCustomers.map(({ id, name, about }) => ({ id, name, about })));
  await server.listen({ port: options.port, host: options.host });
  return server;
}

/** As strict as a careful brand's: the forum's origin and its own, nothing inline, Trusted Types. */
function policyOf(forumOrigin: string): string {
  const socket = forumOrigin.replace(/^http/, 'ws');
  return [
    "default-src 'none'",
    `script-src 'self' ${forumOrigin}`,
    "style-src 'self'",
    `img-src 'self' data: ${forumOrigin}`,
    "font-src 'self'",
    `connect-src 'self' ${forumOrigin} ${socket}`,
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
    'trusted-types parvis',
  ].join('; ');
}

/** Reads the site once; `__PARVIS_ORIGIN__` in its texts becomes the forum's origin. */
async function servePages(server: FastifyInstance, forumOrigin: string): Promise<void> {
  if (!existsSync(PAGES)) return;
  const files = await readdir(PAGES, { recursive: true, withFileTypes: true });
  for (const file of files) {
    const extension = extname(file.name);
    const type = TYPES[extension];
    if (!file.isFile() || !type) continue;
    const path = join(file.parentPath, file.name);
    const bytes = await readFile(path);
    const content = TEXTS.has(extension)
      ? bytes.toString('utf8').replaceAll('__PARVIS_ORIGIN__', forumOrigin)
      : bytes;
    const url = `/${path.slice(PAGES.length)}`;
    const names = url.endsWith('.html') ? [url, url.replace(/(?:index)?\.html$/, '')] : [url];
    for (const name of names) server.get(name, (_request, reply) => reply.type(type).send(content));
  }
}
