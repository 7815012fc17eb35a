import { lookup } from 'node:dns/promises';
import { type IncomingMessage, request as requestHttp } from 'node:http';
import { request as requestHttps, type RequestOptions } from 'node:https';
import ipaddr from 'ipaddr.js';

const SMALL_TEXT: Bounds = { maxBytes: 64 * 1_024, timeoutMs: 3_000, isCut: false };
/** What a page may take, all its redirects together. */
const PAGE_MS = 5_000;
const PAGE_BYTES = 512 * 1_024;
const PAGE_REDIRECTS = 3;
const REDIRECTS = new Set([301, 302, 303, 307, 308]);

/** An address the install will not ask, or that did not answer as it should. */
export class OutboundRefused extends Error {
  constructor(reason: string) {
    super(reason);
    this.name = 'OutboundRefused';
  }
}

/** What is asked of an address. */
export interface OutboundQuestion {
  method?: string;
  headers?: Readonly<Record<string, string>>;
  body?: string;
}

interface Answer {
  status: number;
  headers: [string, string][];
  body: Buffer;
  isCut: boolean;
}

interface Pinned {
  address: string;
  family: number;
}

interface Bounds {
  maxBytes: number;
  timeoutMs: number;
  /** What is longer is cut off, and not refused. */
  isCut: boolean;
}

/** Answers every address of a host. */
export type HostLookup = (host: string) => Promise<Pinned[]>;

/** A page of the web: its first bytes, and where it was found. */
export interface OutboundPage {
  url: string;
  contentType: string;
  /** 512 kB at most. */
  body: Buffer;
  /** There was more. */
  isCut: boolean;
}

/**
 * Reads from addresses that others chose, without becoming their hand inside the install's network (SSRF): public addresses
 * only, connected to the very address that was checked, so that no second answer of a name server matters. Small texts from
 * what customers configured: https only, no redirects, 64 kB, 3 s. Pages that members link to: `page`.
 */
export class OutboundFetch {
  /** `allowsLocal` opens plain http and this machine's own addresses to installs that only serve localhost. */
  constructor(
    private readonly allowsLocal: boolean,
    private readonly lookupAll: HostLookup = (host) => lookup(host, { all: true, verbatim: true }),
  ) {}

  /** Throws OutboundRefused and network errors. */
  async text(url: string, accept: string): Promise<string> {
    const target = this.requireAddress(url);
    const pinned = await this.resolve(target.hostname.replace(/^\[|\]$/g, ''));
    const { status, body } = await receive(target, pinned, { headers: { accept } }, SMALL_TEXT);
    if (status !== 200) throw new OutboundRefused(`status ${status}`);
    return body.toString('utf8');
  }

  /** The same for a client that speaks a protocol: any method and status. Redirects are answers, never followed. */
  async exchange(url: string, question: OutboundQuestion): Promise<Response> {
    const target = this.requireAddress(url);
    const pinned = await this.resolve(target.hostname.replace(/^\[|\]$/g, ''));
    const { status, headers, body } = await receive(target, pinned, question, SMALL_TEXT);
    const isBodiless = status === 204 || status === 205 || status === 304;
    return new Response(isBodiless ? null : new Uint8Array(body), { status, headers });
  }

  /**
   * The beginning of a page, uncompressed, 512 kB in 5 s, after at most three redirects, each of which is looked at as the
   * first address is: http or https on its own port. Throws OutboundRefused and network errors.
   */
  async page(url: string, accept: string): Promise<OutboundPage> {
    const endsAt = performance.now() + PAGE_MS;
    let target = this.requirePage(url);
    for (let hops = 0; hops <= PAGE_REDIRECTS; hops += 1) {
      const timeoutMs = endsAt - performance.now();
      if (timeoutMs <= 0) throw new OutboundRefused('too slow');
      const pinned = await inTime(this.resolve(target.hostname.replace(/^\[|\]$/g, '')), timeoutMs);
      const bounds = { maxBytes: PAGE_BYTES, timeoutMs: endsAt - performance.now(), isCut: true };
      // Nothing that unpacks to more than it was is asked for, and nothing such is taken.
      const question = { headers: { accept, 'accept-encoding': 'identity' } };
      const answer = await receive(target, pinned, question, bounds);
      const headers = new Map(answer.headers.map(([name, value]) => [name.toLowerCase(), value]));
      if (REDIRECTS.has(answer.status)) {
        target = this.requirePage(new URL(headers.get('location') ?? '', target).href);
        continue;
      }
      if (answer.status !== 200) throw new OutboundRefused(`status ${answer.status}`);
      if ((headers.get('content-encoding') ?? 'identity') !== 'identity')
        throw new OutboundRefused('compressed');
      const { body, isCut } = answer;
      return { url: target.href, contentType: headers.get('content-type') ?? '', body, isCut };
    }
    throw new OutboundRefused('too many redirects');
  }

  /** The parsed address of a page. Other ports than the web's own are some service's, not a page. Throws OutboundRefused. */
  private requirePage(url: string): URL {
    if (!URL.canParse(url)) throw new OutboundRefused('not an address');
    const target = new URL(url);
    if (target.protocol !== 'https:' && target.protocol !== 'http:') throw new OutboundRefused('not a page');
    if (target.username || target.password) throw new OutboundRefused('credentials in the address');
    if (target.port !== '' && !this.allowsLocal) throw new OutboundRefused('not a port of pages');
    return target;
  }

  /** The parsed address, if it is one this client would ask. Throws OutboundRefused. */
  requireAddress(url: string): URL {
    if (!URL.canParse(url)) throw new OutboundRefused('not an address');
    const target = new URL(url);
    const isPlainLocal = this.allowsLocal && target.protocol === 'http:' && isLocalName(target.hostname);
    if (target.protocol !== 'https:' && !isPlainLocal) throw new OutboundRefused('not https');
    if (target.username || target.password) throw new OutboundRefused('credentials in the address');
    return target;
  }

  /** One forbidden address among several is enough to refuse: which of them is taken is not ours to say. */
  private async resolve(host: string): Promise<Pinned> {
    const found = await this.lookupAll(host);
    const [first] = found;
    if (!first || !found.every(({ address }) => this.mayConnect(address))) {
      throw new OutboundRefused('not a public address');
    }
    return first;
  }

  private mayConnect(address: string): boolean {
    const range = ipaddr.process(address).range();
    return range === 'unicast' || (this.allowsLocal && range === 'loopback');
  }
}

function isLocalName(hostname: string): boolean {
  return hostname === 'localhost' || hostname === '127.0.0.1' || hostname === '[::1]';
}

function receive(target: URL, pinned: Pinned, question: OutboundQuestion, bounds: Bounds): Promise<Answer> {
  const body = question.body === undefined ? undefined : Buffer.from(question.body, 'utf8');
  const options: RequestOptions = {
    method: question.method ?? 'GET',
    host: pinned.address,
    family: pinned.family,
    port: target.port || (target.protocol === 'https:' ? 443 : 80),
    path: `${target.pathname}${target.search}`,
    servername: ipaddr.isValid(target.hostname) ? undefined : target.hostname,
    headers: {
      ...question.headers,
      host: target.host,
      'user-agent': 'Parvis',
      ...(body ? { 'content-length': body.length } : {}),
    },
    signal: AbortSignal.timeout(Math.max(1, Math.ceil(bounds.timeoutMs))),
    agent: false,
  };
  return new Promise((resolve, reject) => {
    const send = target.protocol === 'https:' ? requestHttps : requestHttp;
    const request = send(options, (response) => {
      const chunks: Buffer[] = [];
      let size = 0;
      const finish = (isCut: boolean): void =>
        resolve({
          status: response.statusCode ?? 0,
          headers: pairsOf(response),
          body: Buffer.concat(chunks).subarray(0, bounds.maxBytes),
          isCut,
        });
      response.on('data', (chunk: Buffer) => {
        size += chunk.length;
        if (size <= bounds.maxBytes || bounds.isCut) chunks.push(chunk);
        if (size <= bounds.maxBytes) return;
        if (bounds.isCut) finish(true);
        request.destroy(new OutboundRefused('answer too large'));
      });
      response.on('end', () => finish(false));
      response.on('error', reject);
    });
    request.on('error', reject);
    request.end(body);
  });
}

function inTime<Result>(work: Promise<Result>, milliseconds: number): Promise<Result> {
  let timer: NodeJS.Timeout | undefined;
  const tooSlow = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new OutboundRefused('too slow')), milliseconds);
  });
  return Promise.race([work, tooSlow]).finally(() => clearTimeout(timer));
}

function pairsOf({ rawHeaders }: IncomingMessage): [string, string][] {
  const pairs: [string, string][] = [];
  for (let at = 0; at + 1 < rawHeaders.length; at += 2)
    pairs.push([String(rawHeaders[at]), String(rawHeaders[at + 1])]);
  return pairs;
}
