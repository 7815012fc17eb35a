import type { FastifyInstance } from 'fastify';
import {
  DEADLINE_MS,
  MAX_ALIASES,
  MAX_DIRECTIVES,
  MAX_REPEATS,
  MAX_ROOT_FIELDS,
  PARSE_OPTIONS,
  PUBLIC_ALLOWANCE,
  STAFF_ALLOWANCE,
} from './graphql-limits.js';

const WITH_A_KEY = `This install takes the stored documents of its own front ends, by their id. Programs write their own with an
API key, which admins make in the console.`;

const POLICY = "default-src 'none'; style-src 'self'; frame-ancestors 'none'; base-uri 'none'";

/** What the page needs of the running install. */
export interface ReferenceParts {
  /** The schema as SDL. */
  readonly sdl: () => string;
  /** Addresses of style sheets. */
  readonly styles: readonly string[];
  /** Whether anybody may send documents of one's own writing. */
  readonly isOpen: boolean;
}

/** Answers a person who opens /graphql in a browser with how to call it and what it offers; programs pass through. */
export function useReferencePage(fastify: FastifyInstance, parts: ReferenceParts): void {
  fastify.addHook('onRequest', async (request, reply) => {
    const isPerson = request.method === 'GET' && /^\/graphql\/?$/.test(request.url);
    if (!isPerson || !request.headers.accept?.includes('text/html')) return undefined;
    return reply
      .header('content-security-policy', POLICY)
      .type('text/html; charset=utf-8')
      .send(pageOf(`${request.protocol}://${request.host}`, parts));
  });
}

function pageOf(origin: string, { sdl, styles, isOpen }: ReferenceParts): string {
  const example = [
    `curl '${origin}/graphql?community=<slug>' -H 'content-type: application/json' \\`,
    ...(isOpen ? [] : [`  -H 'authorization: Bearer pvk_…' \\`]),
    `  -d '{"query":"{ spaces { name } threads(first: 5) { edges { node { title permalink } } } }"}'`,
  ].join('\n');
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>GraphQL · Parvis</title>
${styles.map((href) => `<link rel="stylesheet" href="${escaped(href)}">`).join('\n')}
</head>
<body>
<main class="wide">
<h1>GraphQL</h1>
<p>One endpoint for every front end: POST a document, and name the community in the address. Without a token you read what
everybody may read; a bearer token or a signed-in session of this site reads and writes as its member.</p>
<p>${isOpen ? 'Documents of anybody’s own writing are taken here.' : WITH_A_KEY}</p>
<pre tabindex="0"><code>${escaped(example)}</code></pre>
<h2>Limits</h2>
<ul>
<li>A document has at most ${PARSE_OPTIONS.maxTokens} tokens, ${MAX_ALIASES} aliases, ${MAX_DIRECTIVES} directives, ${MAX_REPEATS} repeated
fields, ${MAX_ROOT_FIELDS.query} root fields in a query and ${MAX_ROOT_FIELDS.mutation} in a mutation. One operation a request, 100 kB of JSON in UTF-8.</li>
<li>It is at most ${PUBLIC_ALLOWANCE.depth} fields deep and costs at most ${PUBLIC_ALLOWANCE.cost} units; for staff and for programs with a key
${STAFF_ALLOWANCE.depth} and ${STAFF_ALLOWANCE.cost}. An object costs one unit, a leaf a twentieth, a field that asks the database five; a page counts with all
that it may hold, at most 100 items.</li>
<li>After ${DEADLINE_MS / 1_000} seconds an operation ends with DEADLINE_EXCEEDED.</li>
</ul>
<h2>Schema</h2>
<pre tabindex="0"><code>${escaped(sdl())}</code></pre>
</main>
</body>
</html>
`;
}

function escaped(text: string): string {
  return text.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`);
}
