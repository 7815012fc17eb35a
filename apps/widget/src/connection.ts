import type { StoredDocument } from './generated/operations.js';

/** A request that failed as a whole. `NETWORK` covers everything that a retry may cure. */
export class RequestError extends Error {
  constructor(
    readonly code: string,
    message: string = code,
    /** Of RATE_LIMITED. */
    readonly retryAfterSeconds = 1,
  ) {
    super(message);
  }
}

interface Answer<Result> {
  data?: Result | null;
  errors?: { message: string; extensions?: { code?: string; retryAfterSeconds?: number } }[];
}

/** Renewed this long before it expires, so that a slow request still carries a living token. */
const RENEW_EARLY_MS = 30_000;

/** The way to one community's API. The bearer token lives here, in memory, and nowhere else. */
export class Connection {
  token: string | null = null;
  expiresAt = Infinity;
  /** A sign-in on its way: requests wait for it. */
  signingIn: Promise<unknown> | null = null;
  /** Gets a fresh token; null while nobody is signed in. */
  renew: (() => Promise<unknown>) | null = null;

  constructor(
    readonly server: string,
    readonly community: string,
  ) {}

  /** One request, with a living token; once more with a fresh one when the token had just ended. */
  async send<Result, Variables>(
    document: StoredDocument<Result, Variables>,
    variables: Variables,
  ): Promise<Result> {
    await (this.signingIn ?? (Date.now() > this.expiresAt - RENEW_EARLY_MS && this.renew?.()));
    const { token } = this;
    try {
      return await this.post(document, variables);
    } catch (error) {
      if (!token || (error as RequestError).code !== 'UNAUTHENTICATED') throw error;
      await this.renew?.();
      return this.post(document, variables);
    }
  }

  /** One request with the token at hand, or with the session cookie. */
  async post<Result, Variables>(
    document: StoredDocument<Result, Variables>,
    variables: Variables,
    credentials: RequestCredentials = 'omit',
  ): Promise<Result> {
    const headers: Record<string, string> = {};
    const init: RequestInit = { credentials, headers };
    let url = `${this.server}/graphql?community=${encodeURIComponent(this.community)}`;
    const token = credentials === 'omit' && this.token;
    if (token) headers.authorization = `Bearer ${token}`;
    // What every guest reads alike caches may keep, and a page asks it of another origin without a preflight.
    if (!token && document[0] === 'g') {
      url = url.replace('?', `/${document}?variables=${encodeURIComponent(JSON.stringify(variables))}&`);
    } else {
      init.method = 'POST';
      headers['content-type'] = 'application/json';
      init.body = JSON.stringify({ documentId: document, variables });
    }
    const response = await fetch(url, init).catch(() => null);
    const answer = (await response?.json().catch(() => null)) as Answer<Result> | null | undefined;
    const failure = answer?.errors?.[0];
    if (failure) {
      const { code = 'INTERNAL', retryAfterSeconds } = failure.extensions ?? {};
      throw new RequestError(code, failure.message, retryAfterSeconds);
    }
    if (!answer?.data) throw new RequestError(response?.status === 413 ? 'PAYLOAD_TOO_LARGE' : 'NETWORK');
    return answer.data;
  }
}
