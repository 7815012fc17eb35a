import type { createClient } from 'redis';
import type { HealthProbe, HealthReport } from '../health/health-board.js';
import type { Logger } from '../telemetry/logger.js';

/** A client of node-redis. */
export type RedisClient = ReturnType<typeof createClient>;

/** How long a start waits for the first connection before it goes on without. */
const FIRST_WAIT_MS = 2_000;
/** How often Redis is asked for a sign of life, and how long it may take: a server that hangs keeps its connection open. */
const PING_EVERY_MS = 2_000;
const PING_TIMEOUT_MS = 1_500;
/** Longest pause between two attempts to connect. */
const LONGEST_RETRY_MS = 2_000;

/** What a connection is opened with. */
export interface RedisConnectionOptions {
  /** `redis://` or `rediss://`. */
  url: string;
  /** What every key and channel of this install begins with: several may share a server. */
  prefix: string;
  logger: Logger;
}

/**
 * The install's way to Redis. Losing it never fails a start or a write: commands are refused at once instead of waiting,
 * one line in the log says so per outage, and it comes back by itself.
 */
export class RedisConnection implements HealthProbe {
  readonly name = 'redis';
  /** Refuses commands while there is no connection. Keys are given in full: begin them with `prefix`. */
  readonly client: RedisClient;
  readonly prefix: string;
  private readonly logger: Logger;
  private readonly duplicates = new Set<RedisClient>();
  private lostAt: Date | null = null;
  private isClosed = false;
  private watch: NodeJS.Timeout | null = null;

  private constructor(create: typeof createClient, { url, prefix, logger }: RedisConnectionOptions) {
    this.prefix = prefix;
    this.logger = logger;
    this.client = create({
      url,
      name: 'parvis',
      disableOfflineQueue: true,
      socket: {
        connectTimeout: 2_000,
        reconnectStrategy: (retries) => Math.min(LONGEST_RETRY_MS, 50 * 2 ** Math.min(retries, 6)),
      },
    });
    this.client.on('ready', () => this.onReady());
    this.client.on('error', (error: Error) => this.onLost(error));
  }

  /** Resolves when connected, or after two seconds without: then it goes on trying. */
  static async open(options: RedisConnectionOptions): Promise<RedisConnection> {
    // Loaded where there is a Redis to speak to: it is a quarter of all the files that a start would read.
    const { createClient: create } = await import('redis');
    const connection = new RedisConnection(create, options);
    const connecting = connection.client.connect().catch(() => undefined);
    let timer: NodeJS.Timeout | undefined;
    const patience = new Promise((resolve) => (timer = setTimeout(resolve, FIRST_WAIT_MS)));
    await Promise.race([connecting, patience]);
    clearTimeout(timer);
    connection.watch = setInterval(() => void connection.ping(), PING_EVERY_MS).unref();
    return connection;
  }

  /** False from the moment an outage is noticed until Redis answers again. */
  get isReady(): boolean {
    return this.client.isReady && this.lostAt === null;
  }

  /**
   * A connection of its own, for subscriptions and blocking reads; it comes back by itself, too, and ends with this one.
   * Unlike the first it keeps commands until they can be sent. Resolves at once, connected or not.
   */
  async duplicate(): Promise<RedisClient> {
    const client = this.client.duplicate({ disableOfflineQueue: false }) as RedisClient;
    // The first connection speaks for all of them.
    client.on('error', () => undefined);
    this.duplicates.add(client);
    void client.connect().catch(() => undefined);
    return client;
  }

  async report(): Promise<readonly HealthReport[]> {
    if (this.isReady) return [{ part: 'redis', state: 'working', code: 'WORKING' }];
    const since = this.lostAt ?? undefined;
    return [{ part: 'redis', state: 'degraded', code: 'REDIS_OUT_OF_REACH', since }];
  }

  /** Ends every connection at once; what was under way is refused. */
  async close(): Promise<void> {
    if (this.isClosed) return;
    this.isClosed = true;
    if (this.watch) clearInterval(this.watch);
    for (const client of [...this.duplicates, this.client]) if (client.isOpen) client.destroy();
  }

  private onReady(): void {
    if (this.lostAt) {
      const seconds = Math.round((Date.now() - this.lostAt.getTime()) / 1_000);
      this.logger.warn({ seconds }, 'Redis is back');
    }
    this.lostAt = null;
  }

  private onLost(error: Error): void {
    if (this.lostAt || this.isClosed) return;
    this.lostAt = new Date();
    this.logger.warn(
      { reason: reasonOf(error) },
      'Redis is out of reach: processes wake each other by polling and count limits alone until it is back',
    );
  }

  /** A server that hangs is as good as gone, though its connections stay open. */
  private async ping(): Promise<void> {
    if (!this.client.isReady) return;
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<never>((_, reject) => {
      timer = setTimeout(() => reject(new Error('no answer')), PING_TIMEOUT_MS);
    });
    try {
      await Promise.race([this.client.ping(), late]);
      this.onReady();
    } catch (error) {
      if (this.client.isReady) this.onLost(error as Error);
    } finally {
      clearTimeout(timer);
    }
  }
}

/** An error's code or message; a host with several addresses gives an aggregate without either. */
function reasonOf(error: Error & { code?: string }): string {
  return error.message || error.code || error.name;
}
