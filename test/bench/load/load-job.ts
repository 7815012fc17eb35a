/** Stands in a request where something must differ each time: eight characters take its place. */
export const UNIQUE = '%UNIQUE%';

/** One request as bytes on the wire, but for what is unique. */
export interface WireRequest {
  readonly head: string;
  readonly body: string;
}

/** What the load generator is to send, and for how long. */
export interface LoadJob {
  readonly port: number;
  /** Taken in turns by all connections. */
  readonly requests: readonly WireRequest[];
  readonly connections: number;
  readonly seconds: number;
  /** Requests a second in all; as many as get answered when absent. */
  readonly pace?: number;
  /** Every answer must contain this, else it counts as refused. */
  readonly mustContain?: string;
}

/** What came of it. */
export interface LoadResult {
  readonly requests: number;
  readonly seconds: number;
  readonly perSecond: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
  readonly refused: number;
  /** Size of an answer's body. */
  readonly bodyBytes: number;
}

/** A request as it goes over the wire; the answer must say its length. */
export function wireRequest(
  path: string,
  given: { method?: 'GET' | 'POST'; headers?: Readonly<Record<string, string>>; json?: unknown } = {},
): WireRequest {
  const body = given.json === undefined ? '' : JSON.stringify(given.json);
  const headers: Record<string, string> = {
    host: '127.0.0.1',
    ...(body
      ? { 'content-type': 'application/json', 'content-length': String(Buffer.byteLength(body)) }
      : {}),
    ...given.headers,
  };
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
  const method = given.method ?? (body ? 'POST' : 'GET');
  return { head: `${method} ${path} HTTP/1.1\r\n${lines.join('')}\r\n`, body };
}

/** The value below which this share of the sorted values lies. */
export function quantile(sorted: ArrayLike<number>, share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}
