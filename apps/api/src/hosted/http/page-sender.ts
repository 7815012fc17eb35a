import { createHash } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { JSX } from 'preact';
import { renderToString } from 'preact-render-to-string';
import type { MadeAnswer } from '../../reading/answer-store.js';
import type { PageContext } from '../page-context.js';
import { contentSecurityPolicy } from './content-security.js';

/** Who may keep a page: `shared` for what every anonymous reader gets alike. */
export type Caching = 'shared' | 'never';

interface Page {
  status?: number;
  caching?: Caching;
  context: PageContext;
  content: JSX.Element;
}

/** What the bytes of a page depend on, beside its address. */
export const PAGE_VARY = 'Accept-Encoding, Accept-Language, Cookie, Origin';

const TYPE = 'text/html; charset=utf-8';

/** A page as bytes, with the headers that belong to them. */
export function bytesOf({ context, content }: Pick<Page, 'context' | 'content'>): MadeAnswer {
  return {
    body: Buffer.from(`<!doctype html>${renderToString(content)}`),
    type: TYPE,
    headers: headersOf(context),
  };
}

function headersOf({ language, brand }: PageContext): Record<string, string> {
  return {
    'content-language': language,
    'content-security-policy': contentSecurityPolicy(brand?.allowedOrigins ?? []),
  };
}

/** Sends a page with its headers; a reader who has it already gets 304. */
export function sendPage(request: FastifyRequest, reply: FastifyReply, page: Page): FastifyReply {
  const { context, status = 200 } = page;
  const html = `<!doctype html>${renderToString(page.content)}`;
  reply.status(status).type(TYPE).headers(headersOf(context)).header('vary', PAGE_VARY);
  const isShared = page.caching === 'shared' && context.reader === null;
  if (!isShared) return reply.header('cache-control', 'private, no-store').send(html);
  return sendTagged(request, reply, html, 'public, max-age=0, must-revalidate');
}

/** Sends what everybody gets alike, under a tag of its content. */
export function sendTagged(
  request: FastifyRequest,
  reply: FastifyReply,
  content: string,
  cacheControl: string,
): FastifyReply {
  if (!reply.hasHeader('vary')) reply.header('vary', 'Origin');
  // A language chosen by name sets a cookie, which no cache may hand to the next reader.
  const hasChosen = (request.query as { lang?: unknown }).lang !== undefined;
  if (hasChosen) return reply.header('cache-control', 'private, no-store').send(content);
  const tag = `W/"${createHash('sha256').update(content).digest('base64url').slice(0, 22)}"`;
  reply.header('etag', tag).header('cache-control', cacheControl);
  const known = request.headers['if-none-match']?.split(',').map((text) => text.trim());
  return known?.includes(tag) ? reply.status(304).send() : reply.send(content);
}
