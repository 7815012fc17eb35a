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

/** The way to one community's API. The bearer token lives here, in memory, and nowhere else. */
export class Connection {
  token: string | null = null;
  /** Gets a fresh token; null while nobody is signed in. */
  renew: (() => Promise<unknown>) | null = null;
  /** Sends as whoever is signed in; null as long as nobody may be: guests only read. */
  sendSigned: (<Result>(document: string, variables: unknown) => Promise<Result>) | null = null;

  constructor(
    readonly server: string,
    readonly community: string,
  ) {}

  async send<Result, Variables>(
    document: StoredDocument<Result, Variables>,
    variables: Variables,
  ): Promise<Result> {
    return this.sendSigned ? this.sendSigned(document, variables) : this.read(document, variables);
  }

  /** What every guest reads alike: caches may keep it, and a page asks it of another origin without a preflight. */
  read<Result>(document: string, variables: unknown): Promise<Result> {
    return this.ask(`/${document}?variables=${encodeURIComponent(JSON.stringify(variables))}&`);
  }

  async ask<Result>(path: string, init?: RequestInit): Promise<Result> {
    const url = `${this.server}/graphql${path}community=${encodeURIComponent(this.community)}`;
    const response = await fetch(url, { credentials: 'omit', ...init }).catch(() => null);
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
