import { Agent, createServer, get, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { HttpDrain } from './http-drain.js';

describe('HttpDrain', () => {
  let server: Server;
  let drain: HttpDrain;
  let url: string;
  /** Requests that wait for the test to answer them. */
  let waiting: ServerResponse[];
  const agent = new Agent({ keepAlive: true });

  beforeEach(async () => {
    waiting = [];
    server = createServer((_, answer) => waiting.push(answer));
    drain = new HttpDrain(server);
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    url = `http://127.0.0.1:${(server.address() as { port: number }).port}`;
  });

  afterEach(() => server.closeAllConnections());
  afterAll(() => agent.destroy());

  const ask = () =>
    new Promise<IncomingMessage>((resolve, reject) => get(url, { agent }, resolve).on('error', reject));

  async function underWay(): Promise<Promise<IncomingMessage>[]> {
    const asked = [ask(), ask()];
    while (waiting.length < asked.length) await new Promise((resolve) => setTimeout(resolve, 5));
    return asked;
  }

  it('lets requests under way be answered, each ending its connection, and takes no other', async () => {
    const asked = await underWay();
    let isFinished = false;
    const finishing = drain.finish(10_000).then(() => (isFinished = true));
    await expect(ask()).rejects.toThrow(/ECONNREFUSED|socket hang up|ECONNRESET/);
    waiting[0]?.end('one');
    expect((await asked[0])?.headers.connection).toBe('close');
    expect(isFinished).toBe(false);
    waiting[1]?.end('other');
    expect((await asked[1])?.statusCode).toBe(200);
    (await asked[0])?.resume();
    (await asked[1])?.resume();
    await finishing;
  });

  it('still serves while it has only begun', async () => {
    drain.begin();
    const [one] = await underWay();
    for (const answer of waiting) answer.end();
    expect((await one)?.headers.connection).toBe('close');
  });

  it('waits no longer than it was told', async () => {
    const asked = await underWay();
    for (const one of asked) one.catch(() => undefined);
    const begun = Date.now();
    await drain.finish(50);
    expect(Date.now() - begun).toBeLessThan(2_000);
  });

  it('has nothing to wait for where nothing is under way', async () => {
    await drain.finish(60_000);
    expect(server.listening).toBe(false);
  });
});
