import { createAdapter } from '@socket.io/redis-streams-adapter';
import type { RedisConnection } from '#platform';
import { StreamsClient } from './streams-client.js';

/** Messages that the stream keeps: what crosses processes is of the moment, nobody reads it later. */
const LONGEST_STREAM = 1_000;

/** Socket.IO's way from process to process, and how to end it. */
export interface ClusterAdapter {
  readonly adapter: ReturnType<typeof createAdapter>;
  close(): Promise<void>;
}

/**
 * The Redis streams adapter, for what concerns the sockets of all processes at once (ADR 5). Frames never pass it: each
 * process sends those to its own sockets. Connection state recovery stays off: it would keep tokens in Redis, and give
 * rooms back without asking who may still be in them.
 */
export function openClusterAdapter(redis: RedisConnection): ClusterAdapter {
  const client = new StreamsClient(redis);
  const adapter = createAdapter(client, {
    streamName: `${redis.prefix}sockets`,
    channelPrefix: `${redis.prefix}sockets`,
    maxLen: LONGEST_STREAM,
  });
  return { adapter, close: () => client.close() };
}
