import { lookup } from 'node:dns/promises';
import { type IncomingMessage, request as requestHttp } from 'node:http';
import { request as requestHttps, type RequestOptions } from 'node:https';
import ipaddr from 'ipaddr.js';

const LARGEST_BYTES = 64 * 1_024;
const TIMEOUT_MS = 3_000;

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
}

interface Pinned {
  address: string;
  family: number;
}

/**
 * Reads small texts from addresses that customers configured, without becoming their hand inside the install's network
 * (SSRF): https only, public addresses only, connected to the very address that was checked, no redirects, 64 kB, 3 s.
 */
export class OutboundFetch {
  /** `allowsLocal` opens plain http and this machine's own addresses to installs that only serve localhost. */
  constructor(private readonly allowsLocal: boolean) {}

  /** Throws OutboundRefused and network errors. */
  async text(url: string, accept: string): Promise<string> {
    const target = this.requireAddress(url);
    const pinned = await this.resolve(target.hostname.replace(/^\[|\]$/g, ''));
    const { status, body } = await receive(target, pinned, { headers: { accept } });
    if (status !== 200) throw new OutboundRefused(`status ${status}`);
    return body.toString('utf8');
  }

  /** The same for a client that speaks a protocol: any method and status. Redirects are answers, never followed. */
  async exchange(url: string, question: OutboundQuestion): Promise<Response> {
    const target = this.requireAddress(url);
    const pinned = await this.resolve(target.hostname.replace(/^\[|\]$/g, ''));
    const { status, headers, body } = await receive(target, pinned, question);
    const isBodiless = status === 204 || status === 205 || status === 304;
    return new Response(isBodiless ? null : new Uint8Array(body), { status, headers });
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
    const found = await lookup(host, { all: true, verbatim: true });
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

function receive(target: URL, pinned: Pinned, question: OutboundQuestion): Promise<Answer> {
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
    signal: AbortSignal.timeout(TIMEOUT_MS),
    agent: false,
  };
  return new Promise((resolve, reject) => {
    const send = target.protocol === 'https:' ? requestHttps : requestHttp;
    const request = send(options, (response) => {
      const chunks: Buffer[] = [];
      let size = 0;
      response.on('data', (chunk: Buffer) => {
        size += chunk.length;
        if (size > LARGEST_BYTES) request.destroy(new OutboundRefused('answer too large'));
        else chunks.push(chunk);
      });
      response.on('end', () =>
        resolve({
          status: response.statusCode ?? 0,
          headers: pairsOf(response),
          body: Buffer.concat(chunks),
        }),
      );
      response.on('error', reject);
    });
    request.on('error', reject);
    request.end(body);
  });
}

function pairsOf({ rawHeaders }: IncomingMessage): [string, string][] {
  const pairs: [string, string][] = [];
  for (let at = 0; at + 1 < rawHeaders.length; at += 2)
    pairs.push([String(rawHeaders[at]), String(rawHeaders[at + 1])]);
  return pairs;
}
