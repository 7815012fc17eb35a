import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import {
  type Forum,
  openThread,
  reply,
  settle,
  startForum,
  type TestCommunity,
  type TestMember,
  TestSocket,
  type TestSpace,
  waitFor,
} from '#test-support';

const MAIN = fileURLToPath(new URL('../../../apps/server/src/main.js', import.meta.url));

/** A span as OTLP's JSON has it. */
interface Span {
  /** Which process made it, by its roles. */
  scope: string;
  traceId: string;
  spanId: string;
  parentSpanId?: string;
  name: string;
  attributes: { key: string; value: { stringValue?: string; intValue?: number } }[];
}

interface Batch {
  resourceSpans: { scopeSpans: { scope: { name: string }; spans: Omit<Span, 'scope'>[] }[] }[];
}

/** Takes traces as a collector does. */
class Collector {
  readonly spans: Span[] = [];
  private constructor(private readonly server: Server) {}

  static async open(): Promise<Collector> {
    const server = createServer((request, response) => {
      const chunks: Buffer[] = [];
      request.on('data', (chunk: Buffer) => chunks.push(chunk));
      request.on('end', () => {
        const batch = JSON.parse(Buffer.concat(chunks).toString('utf8')) as Batch;
        for (const { scopeSpans } of batch.resourceSpans)
          for (const { scope, spans } of scopeSpans)
            collector.spans.push(...spans.map((span) => ({ ...span, scope: scope.name })));
        response.setHeader('content-type', 'application/json').end('{}');
      });
    });
    const collector = new Collector(server);
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return collector;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  async close(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }
}

describe('traces', () => {
  let collector: Collector;
  let forum: Forum;
  let community: TestCommunity;
  let space: TestSpace;
  let member: TestMember;
  let worker: ChildProcess;

  beforeAll(async () => {
    collector = await Collector.open();
    forum = await startForum({ config: { otlpEndpoint: collector.url, roles: ['api'] } });
    const env = {
      ROLES: 'worker',
      WORKER_PORT: '0',
      DATA_DIR: forum.config.dataDir,
      DATABASE_URL: forum.config.databaseUrl,
      OTEL_EXPORTER_OTLP_ENDPOINT: collector.url,
    };
    worker = spawn(process.execPath, [MAIN], { env, stdio: ['ignore', 'ignore', 'inherit'] });
    community = await forum.make.community({ newcomerPostThreshold: 0 });
    space = await forum.make.space(community);
    member = await forum.make.member(community);
  });
  afterAll(async () => {
    const exited = once(worker, 'exit');
    worker.kill('SIGTERM');
    await exited;
    await forum.stop();
    await collector.close();
  });

  const attribute = (span: Span | undefined, key: string) =>
    span?.attributes.find((each) => each.key === key)?.value;

  it('follow one reply from the request through its statements and the log to the socket', async () => {
    const { threadId } = await openThread(
      forum,
      { member, community, space },
      { title: 'Traced', body: 'The first.' },
    );
    const reader = await TestSocket.open(forum.url, { community: community.slug });
    await reader.ask('thread:join', { thread: threadId });
    await waitFor(
      'the worker',
      async () => (await forum.database.query('SELECT FROM fact_cursor')).length > 1,
      20_000,
    );
    await settle(forum);
    await waitFor('the start to be sent', () => collector.spans.length > 0, 10_000);
    collector.spans.length = 0;
    const written = await reply(
      forum,
      { member, community },
      { threadId, body: 'A sentence nobody else wrote.' },
    );
    await reader.next('thread:event');
    const spans = await waitFor(
      'the whole trace',
      () => {
        const emitted = collector.spans.find(({ name }) => name === 'emit thread:event');
        const trace = collector.spans.filter(({ traceId }) => traceId === emitted?.traceId);
        const names = trace.map(({ name }) => name);
        return (
          names.includes('POST /graphql') && names.some((name) => name.startsWith('search.index')) && trace
        );
      },
      15_000,
    );
    reader.close();
    const byId = new Map(spans.map((span) => [span.spanId, span]));
    const pathOf = (span: Span): string[] => {
      const parent = byId.get(span.parentSpanId ?? '');
      return [...(parent ? pathOf(parent) : []), span.name];
    };
    const roots = spans.filter(({ parentSpanId }) => !parentSpanId);
    expect(roots.map(({ name }) => name)).toEqual(['POST /graphql']);
    expect(spans.every((span) => pathOf(span)[0] === 'POST /graphql')).toBe(true);
    expect(new Set(spans.map(({ scope }) => scope))).toEqual(new Set(['parvis.api', 'parvis.worker']));
    const emitted = spans.find(({ name }) => name === 'emit thread:event') as Span;
    expect(pathOf(emitted).slice(1, 2)).toEqual(['mutation other']);
    expect(pathOf(emitted)).toContain('transaction');
    expect(pathOf(emitted).at(-2)).toBe('realtime discussion.PostPublished');
    expect(attribute(emitted, 'parvis.sockets')?.intValue).toBe(1);
    const statements = spans.filter((span) => attribute(span, 'db.query.text'));
    const record = statements.find((span) =>
      attribute(span, 'db.query.text')?.stringValue?.includes('INSERT INTO fact'),
    );
    expect(pathOf(record as Span)).toContain('transaction');
    const everything = JSON.stringify(collector.spans);
    for (const secret of ['A sentence nobody', written.id, member.token, member.id, community.slug])
      expect(everything).not.toContain(secret);
  }, 60_000);

  it('are not made of what nobody asked for, and not joined by strangers', async () => {
    const foreign = '4bf92f3577b34da6a3ce929d0e0e4736';
    await forum.graphql(
      '{ viewer { kind } }',
      {},
      { community: community.slug, headers: { traceparent: `00-${foreign}-00f067aa0ba902b7-01` } },
    );
    await waitFor('its trace', () => collector.spans.some(({ name }) => name === 'query other'), 10_000);
    expect(collector.spans.some(({ traceId }) => traceId === foreign)).toBe(false);
    const roots = new Set(
      collector.spans.filter(({ parentSpanId }) => !parentSpanId).map(({ name }) => name),
    );
    expect([...roots]).toEqual(['POST /graphql']);
  }, 30_000);
});

describe('an install that nobody traces', () => {
  it('records no trace with its facts', async () => {
    const forum = await startForum();
    try {
      const community = await forum.make.community();
      const space = await forum.make.space(community);
      const member = await forum.make.member(community);
      await openThread(forum, { member, community, space }, { title: 'Plain', body: 'Words.' });
      const [row] = await forum.database.query<{ traced: number }>(
        'SELECT count(trace_parent)::int AS traced FROM fact',
      );
      expect(row?.traced).toBe(0);
    } finally {
      await forum.stop();
    }
  }, 30_000);
});
