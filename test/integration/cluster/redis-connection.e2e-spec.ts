import { setTimeout as sleep } from 'node:timers/promises';
import { ConfigError, createLogger, readConfig, RedisConnection } from '#platform';
import { describeWith, REDIS_SERVER, RedisServer, waitFor } from '#test-support';

interface Line {
  level: number;
  msg: string;
}

describe('REDIS_URL', () => {
  it.each([
    'localhost:6379',
    'http://localhost',
    'redis://',
    'redis://h:99999',
    'redis://h/x',
    'redis://:p%zz@h',
  ])('is refused by name and without its value: %s', (value) => {
    expect(() => readConfig({ REDIS_URL: value })).toThrow(ConfigError);
    expect(() => readConfig({ REDIS_URL: value })).toThrow(/^REDIS_URL: is not a redis/);
  });

  it.each(['redis://localhost', 'rediss://user:p%20w@h:6380/3', 'redis://:secret@[::1]:6379/'])(
    'is taken: %s',
    (value) => expect(readConfig({ REDIS_URL: value }).redisUrl).toBe(value),
  );
});

describeWith(REDIS_SERVER, 'RedisConnection', () => {
  let server: RedisServer;
  let connection: RedisConnection | null = null;
  let lines: Line[] = [];

  beforeEach(async () => {
    server = await RedisServer.planned();
    lines = [];
  });

  afterEach(async () => {
    await connection?.close();
    connection = null;
    await server.kill();
  });

  async function open(): Promise<RedisConnection> {
    const logger = createLogger('warn', { write: (line) => lines.push(JSON.parse(line) as Line) });
    connection = await RedisConnection.open({ url: server.url, prefix: 'test:', logger });
    return connection;
  }

  const heard = () => lines.map(({ msg }) => msg.split(':')[0]);

  it('starts without a Redis, refuses commands at once, and finds it when it comes', async () => {
    const begun = Date.now();
    const redis = await open();
    expect(Date.now() - begun).toBeLessThan(5_000);
    expect(redis.isReady).toBe(false);
    expect(await redis.report()).toEqual([
      { part: 'redis', state: 'degraded', code: 'REDIS_OUT_OF_REACH', since: expect.any(Date) },
    ]);
    await expect(redis.client.get('test:a')).rejects.toThrow('offline');
    await server.start();
    await waitFor('the connection', () => redis.isReady, 10_000);
    await redis.client.set('test:a', '1');
    expect(await redis.report()).toEqual([{ part: 'redis', state: 'working', code: 'WORKING' }]);
    expect(heard()).toEqual(['Redis is out of reach', 'Redis is back']);
  });

  it('says each outage once, and its subscriptions come back by themselves', async () => {
    await server.start();
    const redis = await open();
    const heardMessages: string[] = [];
    const subscriber = await redis.duplicate();
    await subscriber.subscribe('test:channel', (message) => heardMessages.push(message));
    for (const round of ['one', 'two']) {
      await server.kill();
      await waitFor('the loss', () => !redis.isReady);
      await sleep(1_000);
      await server.start();
      await waitFor('the return', () => redis.isReady, 10_000);
      await waitFor('the message', async () => {
        await redis.client.publish('test:channel', round);
        return heardMessages.includes(round);
      });
    }
    expect(heard()).toEqual([
      'Redis is out of reach',
      'Redis is back',
      'Redis is out of reach',
      'Redis is back',
    ]);
  }, 60_000);

  it('notices a Redis that hangs', async () => {
    await server.start();
    const redis = await open();
    expect(redis.isReady).toBe(true);
    server.hang();
    await waitFor('the loss', () => !redis.isReady, 10_000);
    server.resume();
    await waitFor('the return', () => redis.isReady, 10_000);
    expect(heard()).toEqual(['Redis is out of reach', 'Redis is back']);
  });
});
