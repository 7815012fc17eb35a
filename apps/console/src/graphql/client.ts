import type { StoredDocument } from '../generated/operations.js';

/** A request that brought no data. `code` is the server's, or NETWORK, INTERNAL; of RATE_LIMITED the message is the seconds to wait. */
export class RequestFailure extends Error {
  override readonly name = 'RequestFailure';

  constructor(
    readonly code: string,
    message: string,
  ) {
    super(message);
  }
}

interface Answer<Result> {
  data?: Result | null;
  errors?: { message: string; extensions?: { code?: string } }[];
}

/** Which community a request speaks about, and how to abandon it. */
export interface RequestOptions {
  community?: string | undefined;
  signal?: AbortSignal | undefined;
}

/** Sends one document. Throws RequestFailure when there is no answer or the answer carries errors. */
export async function request<Result, Variables>(
  document: StoredDocument<Result, Variables>,
  variables: Variables,
  { community, signal }: RequestOptions = {},
): Promise<Result> {
  const url = community ? `/graphql?community=${encodeURIComponent(community)}` : '/graphql';
  const response = await fetch(url, {
    method: 'POST',
    credentials: 'same-origin',
    headers: { 'content-type': 'application/json', accept: 'application/json' },
    body: JSON.stringify({ documentId: document, variables }),
    signal: signal ?? null,
  }).catch((cause: unknown) => {
    if (signal?.aborted) throw cause;
    throw new RequestFailure('NETWORK', 'No answer');
  });
  if (response.status === 429)
    throw new RequestFailure('RATE_LIMITED', response.headers.get('retry-after') ?? '');
  const answer = (await response.json().catch(() => ({}))) as Answer<Result>;
  const failure = answer.errors?.[0];
  if (failure) throw new RequestFailure(failure.extensions?.code ?? 'INTERNAL', failure.message);
  if (!answer.data) throw new RequestFailure('INTERNAL', `HTTP ${response.status}`);
  return answer.data;
}

/** Code of a failure, whatever was thrown. */
export function failureCode(error: unknown): string {
  return error instanceof RequestFailure ? error.code : 'INTERNAL';
}
