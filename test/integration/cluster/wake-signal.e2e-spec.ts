import { setTimeout as sleep } from 'node:timers/promises';
import { createLogger, RedisConnection, RedisWakeSignal } from '#platform';
import { describeWith, REDIS_SERVER, RedisServer, waitFor } from '#test-support';

/** One process of the install, as far as wake-ups go. */
class Process {
  heard = 0;

  private constructor(
    private readonly redis: RedisConnection,
    readonly signal: RedisWakeSignal,
  ) {
    signal.onWake(() => (this.heard += 1));
  }

  static async open(url: string, prefix = 'test:'): Promise<Process> {
    const redis = await RedisConnection.open({ url, prefix, logger: createLogger('silent') });
    return new Process(redis, new RedisWakeSignal(redis));
  }

  get isReady(): boolean {
    return this.redis.isReady;
  }

  async close(): Promise<void> {
    await this.redis.close();
  }
}

describeWith(REDIS_SERVER, 'wake-ups over Redis', () => {
  let server: RedisServer;
  let here: Process;
  let there: Process;
  let stranger: Process;

  beforeAll(async () => {
    server = await RedisServer.start();
    here = await Process.open(server.url);
    there = await Process.open(server.url);
    stranger = await Process.open(server.url, 'other:');
  });

  afterAll(async () => {
    for (const process of [here, there, stranger]) await process.close();
    await server.kill();
  });

  beforeEach(() => {
    for (const process of [here, there, stranger]) process.heard = 0;
  });

  /** A subscription needs a moment: signals until it is heard. */
  async function untilHeard(): Promise<void> {
    await waitFor(
      'a wake-up there',
      () => {
        here.signal.notify();
        return there.heard > 0;
      },
      10_000,
    );
    await sleep(100);
    here.heard = there.heard = 0;
  }

  it('wake listeners of the same process at once, the others over Redis, and no other install', async () => {
    await untilHeard();
    here.signal.notify();
    expect(here.heard).toBe(1);
    await waitFor('the wake-up there', () => there.heard === 1);
    await sleep(100);
    expect([here.heard, there.heard, stranger.heard]).toEqual([1, 1, 0]);
  });

  it('come together where there are many', async () => {
    await untilHeard();
    for (let count = 0; count < 1_000; count += 1) here.signal.notify();
    expect(here.heard).toBe(1_000);
    await sleep(200);
    expect(there.heard).toBe(2);
  });

  it('stay at home while Redis is gone, and cross again when it is back', async () => {
    await untilHeard();
    await server.kill();
    await waitFor('the loss', () => !here.isReady && !there.isReady);
    here.signal.notify();
    await sleep(100);
    expect([here.heard, there.heard]).toEqual([1, 0]);
    await server.start();
    await untilHeard();
  });
});
