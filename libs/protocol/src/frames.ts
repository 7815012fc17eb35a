import type { PostExtras, ThreadExtras } from './extras.js';

/** Author as a thread frame carries it. `b` = 1: the badge of the brand's staff. */
export interface FrameAuthor {
  id: string;
  n: string;
  b?: 1;
}

/** A published post as everyone who may read its thread sees it. */
export interface FramePost {
  id: string;
  /** Parent post, absent at the top level. */
  pa?: string;
  au: FrameAuthor;
  /** Sanitised HTML. */
  h: string;
  /** Publication instant, milliseconds since the epoch. */
  at: number;
  /** Revision number; absent when 1. */
  r?: number;
  /** Absent where there are none. */
  x?: PostExtras;
}

/** What of a thread itself changes live. */
export interface FrameThread {
  title: string;
  locked: boolean;
  /** Absent where there are none. */
  x?: ThreadExtras;
}

interface FrameHead {
  /** Thread id. */
  t: string;
  /** The thread's clock after this change. */
  s: number;
  /** The clock just before it: a client whose own clock is not `p` has missed something. */
  p: number;
}

/** One visible change of a thread, the same bytes for every reader. */
export type ThreadFrame = FrameHead &
  (
    | { k: 'post'; d: FramePost }
    | { k: 'edit'; d: { id: string; h: string; r: number; at: number } }
    | { k: 'gone'; d: { id: string; w: 'withdrawn' | 'removed' } }
    /** All that is added to a post now, in place of what was; `x` is absent where nothing is left. */
    | { k: 'extra'; d: { id: string; x?: PostExtras } }
    | { k: 'thread'; d: FrameThread }
  );

/** Last known clock of each thread a socket has joined, every 25 s. */
export interface ThreadHeartbeat {
  threads: Record<string, number>;
}

/** Tells an author what became of a post that was waiting. */
export interface OwnPostNotice {
  post: string;
  thread: string;
  state: 'published' | 'rejected';
}

/** What a socket hears when it asks to follow a thread. */
export type JoinAnswer =
  { ok: true; seq: number } | { ok: false; code: 'NOT_FOUND' | 'BAD_REQUEST' | 'TOO_MANY' };

/** Socket.IO events the server emits. */
export interface ServerEvents {
  'thread:event': (frame: ThreadFrame) => void;
  'thread:heartbeat': (beat: ThreadHeartbeat) => void;
  'thread:evicted': (notice: { thread: string }) => void;
  'own:post': (notice: OwnPostNotice) => void;
  /** `open` is null for a moderator of some spaces only: the number is not theirs, ask `queueSummary`. */
  'queue:changed': (summary: { open: number | null }) => void;
  'session:ended': () => void;
}

/** Socket.IO events the server accepts; anything else ends the socket. */
export interface ClientEvents {
  'thread:join': (request: { thread: string; lastSeq?: number }, answer: (reply: JoinAnswer) => void) => void;
  'thread:leave': (request: { thread: string }, answer?: (reply: { ok: boolean }) => void) => void;
  'queue:join': (request: Record<string, never>, answer: (reply: { ok: boolean }) => void) => void;
}

/** Seconds between two heartbeats. */
export const HEARTBEAT_SECONDS = 25;
