import { setTimeout as sleep } from 'node:timers/promises';
import type { RedisClient, RedisConnection } from '#platform';

/** Pause after a read that Redis did not answer: the adapter itself reads again at once, which would never let go of the processor. */
const READ_RETRY_MS = 500;

/**
 * The client that the streams adapter is given. The adapter leaves several promises unheeded and repeats a failed read
 * without pause, so an outage of Redis would end or block the process: here nothing is ever rejected.
 */
export class StreamsClient {
  private readonly children: StreamsClient[] = [];
  private own: Promise<RedisClient> | null = null;
  private isClosed = false;

  constructor(private readonly redis: RedisConnection) {}

  /** Never called: the adapter knows a client of node-redis by it. */
  sSubscribe(): Promise<void> {
    return Promise.resolve();
  }

  duplicate(): StreamsClient {
    const child = new StreamsClient(this.redis);
    this.children.push(child);
    return child;
  }

  on(): this {
    return this;
  }

  /** A connection is opened where a read or a subscription first needs one of its own. */
  async connect(): Promise<void> {}

  async subscribe(channels: string[], listener: (message: Buffer) => void, isBuffer: boolean): Promise<void> {
    const client = await this.ownClient();
    await client.subscribe(channels, listener as never, isBuffer as never).catch(() => undefined);
  }

  /** Null when there is nothing new, and after a failure. */
  async xRead(...request: Parameters<RedisClient['xRead']>): Promise<unknown> {
    if (this.isClosed) return null;
    try {
      const client = await this.ownClient();
      return await client.xRead(...request);
    } catch {
      if (!this.isClosed) await sleep(READ_RETRY_MS, undefined, { ref: false });
      return null;
    }
  }

  /** While Redis is out of reach a message stays in this process. */
  async publish(channel: string, message: Buffer): Promise<number> {
    return this.redis.client.publish(channel, message).catch(() => 0);
  }

  async xAdd(...request: Parameters<RedisClient['xAdd']>): Promise<string> {
    return this.redis.client.xAdd(...request).then(String, () => '');
  }

  /** The adapter's farewell to a connection. */
  async disconnect(): Promise<void> {
    await this.close();
  }

  /** Ends the connections of this one and of its duplicates; a read under way ends with them. */
  async close(): Promise<void> {
    this.isClosed = true;
    for (const child of this.children) await child.close();
    const client = await this.own;
    if (client?.isOpen) client.destroy();
  }

  private ownClient(): Promise<RedisClient> {
    return (this.own ??= this.redis.duplicate());
  }
}
