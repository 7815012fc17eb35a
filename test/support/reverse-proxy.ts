import { createHash } from 'node:crypto';
import {
  Agent,
  createServer,
  type IncomingMessage,
  request as sendRequest,
  type Server,
  type ServerResponse,
} from 'node:http';
import { connect, type Socket } from 'node:net';

/** One process behind the proxy. */
interface Upstream {
  readonly host: string;
  readonly port: number;
  isHealthy: boolean;
}

/** How a proxy spreads what it is sent. */
export interface ReverseProxyOptions {
  /** Long polling goes by the visitor's address, as docs/operate.md tells; else everything goes in turn. */
  pollingByAddress?: boolean;
}

const HEALTH_CHECK_MS = 100;

/**
 * A small reverse proxy as an operator has one: every request and every WebSocket to the next healthy process in turn,
 * no sticky sessions. A process that refuses the connection is passed over; what broke off later is answered 502.
 */
export class ReverseProxy {
  url = '';
  /** Requests and WebSockets that each process was given. */
  readonly given: number[];
  private readonly upstreams: readonly Upstream[];
  private readonly agent = new Agent({ keepAlive: true });
  private readonly server: Server;
  private readonly tunnels = new Set<Socket>();
  /** Whose turn it is, for requests and for WebSockets each. */
  private readonly turns = { requests: 0, sockets: 0 };
  /** WebSockets that each process has now. */
  readonly sockets: number[];
  private readonly watch: NodeJS.Timeout;
  private checking: Promise<void> | null = null;

  private constructor(
    urls: readonly string[],
    private readonly options: ReverseProxyOptions,
  ) {
    this.upstreams = urls.map((url) => {
      const { hostname, port } = new URL(url);
      return { host: hostname, port: Number(port), isHealthy: true };
    });
    this.given = urls.map(() => 0);
    this.sockets = urls.map(() => 0);
    this.server = createServer((request, answer) => void this.forward(request, answer));
    this.server.on('upgrade', (request: IncomingMessage, socket: Socket, head: Buffer) =>
      this.tunnel(request, socket, head),
    );
    this.watch = setInterval(() => {
      this.checking ??= this.checkHealth().finally(() => (this.checking = null));
    }, HEALTH_CHECK_MS);
  }

  static async start(urls: readonly string[], options: ReverseProxyOptions = {}): Promise<ReverseProxy> {
    const proxy = new ReverseProxy(urls, options);
    await new Promise<void>((resolve) => proxy.server.listen(0, '127.0.0.1', resolve));
    proxy.url = `http://127.0.0.1:${(proxy.server.address() as { port: number }).port}`;
    return proxy;
  }

  async stop(): Promise<void> {
    clearInterval(this.watch);
    for (const socket of this.tunnels) socket.destroy();
    this.server.closeAllConnections();
    this.agent.destroy();
    await new Promise((resolve) => this.server.close(resolve));
  }

  private async checkHealth(): Promise<void> {
    await Promise.all(
      this.upstreams.map(async (upstream) => {
        const url = `http://${upstream.host}:${upstream.port}/health/ready`;
        const signal = AbortSignal.timeout(5_000);
        // One that is slow to answer is busy rather than gone.
        upstream.isHealthy = await fetch(url, { signal }).then(
          ({ ok }) => ok,
          (error: Error) => error.name === 'TimeoutError',
        );
      }),
    );
  }

  /** Those to try, the next in turn first; all of them when none is healthy. */
  private candidates(request: IncomingMessage): Upstream[] {
    const healthy = this.upstreams.filter(({ isHealthy }) => isHealthy);
    const from = healthy.length > 0 ? healthy : [...this.upstreams];
    const isPolling = request.url?.includes('transport=polling') ?? false;
    const first =
      isPolling && this.options.pollingByAddress
        ? (createHash('sha256')
            .update(request.socket.remoteAddress ?? '')
            .digest()[0] ?? 0)
        : (this.turns[request.headers.upgrade ? 'sockets' : 'requests'] += 1);
    return from.map((_, index) => from[(first + index) % from.length] as Upstream);
  }

  private count(upstream: Upstream): void {
    const index = this.upstreams.indexOf(upstream);
    this.given[index] = (this.given[index] ?? 0) + 1;
  }

  private async forward(request: IncomingMessage, answer: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const body = Buffer.concat(chunks);
    for (const upstream of this.candidates(request)) {
      if (await this.pass(upstream, request, body, answer)) return;
    }
    answer.writeHead(502).end();
  }

  /** False where the process took no connection: another may be tried. */
  private pass(
    upstream: Upstream,
    request: IncomingMessage,
    body: Buffer,
    answer: ServerResponse,
  ): Promise<boolean> {
    const { host, port } = upstream;
    const { method, url: path } = request;
    const headers = { ...request.headers, 'x-forwarded-for': request.socket.remoteAddress };
    return new Promise((resolve) => {
      const outgoing = sendRequest({ host, port, method, path, headers, agent: this.agent }, (incoming) => {
        this.count(upstream);
        const { connection: _, ...kept } = incoming.headers;
        answer.writeHead(incoming.statusCode ?? 502, kept);
        incoming.pipe(answer);
        incoming.on('error', () => answer.destroy());
        resolve(true);
      });
      outgoing.on('error', (error: Error & { code?: string }) => {
        if (error.code === 'ECONNREFUSED') return resolve(false);
        if (!answer.headersSent) answer.writeHead(502).end();
        resolve(true);
      });
      answer.on('close', () => outgoing.destroy());
      outgoing.end(body);
    });
  }

  private tunnel(request: IncomingMessage, socket: Socket, head: Buffer): void {
    const [upstream] = this.candidates(request);
    if (!upstream) return void socket.destroy();
    this.count(upstream);
    const index = this.upstreams.indexOf(upstream);
    this.sockets[index] = (this.sockets[index] ?? 0) + 1;
    socket.once('close', () => (this.sockets[index] = (this.sockets[index] ?? 0) - 1));
    const outgoing = connect(upstream.port, upstream.host, () => {
      const lines = [`${request.method} ${request.url} HTTP/1.1`];
      for (let index = 0; index < request.rawHeaders.length; index += 2)
        lines.push(`${request.rawHeaders[index]}: ${request.rawHeaders[index + 1]}`);
      lines.push(`X-Forwarded-For: ${socket.remoteAddress}`);
      outgoing.write(`${lines.join('\r\n')}\r\n\r\n`);
      outgoing.write(head);
      outgoing.pipe(socket);
      socket.pipe(outgoing);
    });
    for (const [one, other] of [
      [socket, outgoing],
      [outgoing, socket],
    ] as const) {
      this.tunnels.add(one);
      one.on('error', () => undefined);
      one.on('close', () => {
        this.tunnels.delete(one);
        other.destroy();
      });
    }
  }
}
