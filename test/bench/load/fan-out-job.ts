import type { WireRequest } from './load-job.js';
import type { CrowdPlace } from './socket-crowd.js';

/** Seats a crowd under a name, to be kept until it is told to leave. */
export interface GatherJob {
  readonly crowd: string;
  readonly place: CrowdPlace;
}

/** Replies while a crowd reads. The reply's text must have its unique part, which the frame must carry. */
export interface TalkJob {
  readonly crowd: string;
  readonly port: number;
  readonly requests: readonly WireRequest[];
  readonly seconds: number;
  /** Replies a second; absent: the next one as soon as everybody has the last. */
  readonly pace?: number;
}

/** What reached the crowd. */
export interface TalkResult {
  readonly replies: number;
  readonly deliveries: number;
  readonly missing: number;
  readonly seconds: number;
  /** From the reply's sending to its arrival at a reader. */
  readonly p50Ms: number;
  readonly p99Ms: number;
  readonly frameBytes: number;
}
