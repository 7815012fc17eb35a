import type { FastifyInstance } from 'fastify';

const POLICY = "default-src 'none'; style-src 'self'; frame-ancestors 'none'; base-uri 'none'";

/** What the page needs of the running install. */
export interface ReferenceParts {
  /** The schema as SDL. */
  readonly sdl: () => string;
  /** Addresses of style sheets. */
  readonly styles: readonly string[];
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

function pageOf(origin: string, { sdl, styles }: ReferenceParts): string {
  const example = [
    `curl '${origin}/graphql?community=<slug>' -H 'content-type: application/json' \\`,
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
<pre tabindex="0"><code>${escaped(example)}</code></pre>
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
