import type { FastifyInstance } from 'fastify';
import { parse } from 'secure-json-parse';

/** Largest request body. A post of 40,000 code points fits in it. */
export const BODY_LIMIT_BYTES = 100 * 1024;

const strictUtf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** A body that is not JSON in UTF-8. */
class MalformedBody extends Error {
  readonly statusCode = 400;
  readonly code = 'BAD_REQUEST';
}

/**
 * JSON bodies, decoded strictly: Fastify's own parser turns invalid UTF-8 into U+FFFD, which would alter a verbatim
 * before anybody saw it. `__proto__` and `constructor.prototype` keys are refused.
 */
export function useStrictJson(fastify: FastifyInstance): void {
  fastify.removeContentTypeParser('application/json');
  fastify.addContentTypeParser(
    /^application\/(json|graphql-response\+json)/,
    { parseAs: 'buffer', bodyLimit: BODY_LIMIT_BYTES },
    (request, body, done) => {
      const charset = /charset="?([^";]+)/i.exec(request.headers['content-type'] ?? '')?.[1];
      if (charset && !/^utf-?8$/i.test(charset)) {
        done(new MalformedBody('Bodies are UTF-8.'));
        return;
      }
      try {
        done(null, parse(strictUtf8.decode(body as Buffer)));
      } catch {
        done(new MalformedBody('The body is not JSON in UTF-8.'));
      }
    },
  );
}
