/** How one request presents itself. */
export interface RequestIdentity {
  /** Slug of the community; absent for operations outside of any. */
  community?: string;
  /** Bearer token. */
  token?: string;
  /** Session cookie, `name=value`. */
  cookie?: string;
  origin?: string;
  headers?: Record<string, string>;
}

/** An operation's text, or the id of a stored document. */
export type AskedDocument = string | { readonly documentId: string };

export interface GraphqlAnswer<Data> {
  status: number;
  headers: Headers;
  data: Data;
  errors: { message: string; path?: (string | number)[]; extensions: { code: string } }[];
}

/** Sends one operation as a front end would. Never throws for an error answer: `errors` has it. */
export async function sendGraphql<Data = Record<string, never>>(
  url: string,
  document: AskedDocument,
  variables: Record<string, unknown> = {},
  identity: RequestIdentity = {},
): Promise<GraphqlAnswer<Data>> {
  const target = new URL('/graphql', url);
  if (identity.community) target.searchParams.set('community', identity.community);
  const response = await fetch(target, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      ...(identity.token ? { authorization: `Bearer ${identity.token}` } : {}),
      ...(identity.cookie ? { cookie: identity.cookie } : {}),
      ...(identity.origin ? { origin: identity.origin } : {}),
      ...identity.headers,
    },
    body: JSON.stringify({ ...(typeof document === 'string' ? { query: document } : document), variables }),
  });
  const body = (await response.json()) as { data?: Data; errors?: GraphqlAnswer<Data>['errors'] };
  return {
    status: response.status,
    headers: response.headers,
    data: (body.data ?? null) as Data,
    errors: body.errors ?? [],
  };
}
