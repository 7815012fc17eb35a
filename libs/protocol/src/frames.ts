import type { PostExtras, ThreadExtras } from './extras.js';

/** What somebody of the brand's staff does in a community. */
export type StaffRole = 'moderator' | 'community_manager' | 'analyst' | 'admin';

/** Author as a thread frame carries it. `b` = 1: the badge of the brand's staff. */
export interface FrameAuthor {
  id: string;
  n: string;
  b?: 1;
  /** Highest role of one of the staff. */
  ro?: StaffRole;
  /** What one of the staff is to the brand; absent where nothing is said. */
  ti?: string;
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
    | { k: 'edit'; d: { id: string; h: string; r: number; at: number; x?: PostExtras } }
    | { k: 'gone'; d: { id: string; w: 'withdrawn' | 'removed' } }
    /**
     * All that is added to a post now, in place of what was; `x` is absent where nothing is left. `h` where the text is shown
     * otherwise: what it quotes is gone.
     */
    | { k: 'extra'; d: { id: string; x?: PostExtras; h?: string } }
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

/** Who reads a thread at the moment, as one of its readers is told. */
export interface ThreadPresence {
  thread: string;
  /** People, the one who is told among them. For guests rounded down, and 0 below five. */
  count: number;
  /** At most five others who allow it; none for guests, and none that the reader blocks or mutes. */
  names: readonly FrameAuthor[];
}

/** Somebody is writing in a thread; holds for six seconds. */
export interface TypingNotice {
  thread: string;
  who: FrameAuthor;
}

/** How many of a member's notices wait, each at most 100, which means more. Never what they say. */
export interface NoticeBell {
  unread: number;
  /** Of these, since the list was last looked at. */
  unseen: number;
}

/** What a socket hears when it asks to follow a thread. */
export type JoinAnswer =
  { ok: true; seq: number } | { ok: false; code: 'NOT_FOUND' | 'BAD_REQUEST' | 'TOO_MANY' };

/** Socket.IO events the server emits. */
export interface ServerEvents {
  'thread:event': (frame: ThreadFrame) => void;
  'thread:heartbeat': (beat: ThreadHeartbeat) => void;
  /** `to` is the thread that has its posts now, where it was merged into one that the reader may see. */
  'thread:evicted': (notice: { thread: string; to?: string }) => void;
  /** Only where the socket asked for it. */
  'thread:presence': (presence: ThreadPresence) => void;
  /** As `thread:presence`; to members only. */
  'thread:typing': (notice: TypingNotice) => void;
  'own:post': (notice: OwnPostNotice) => void;
  /** To a member alone, at most one in two seconds. */
  'notice:changed': (bell: NoticeBell) => void;
  /** `open` is null for a moderator of some spaces only: the number is not theirs, ask `queueSummary`. */
  'queue:changed': (summary: { open: number | null }) => void;
  'session:ended': () => void;
}

/** Socket.IO events the server accepts; anything else ends the socket. */
export interface ClientEvents {
  'thread:join': (request: { thread: string; lastSeq?: number }, answer: (reply: JoinAnswer) => void) => void;
  'thread:leave': (request: { thread: string }, answer?: (reply: { ok: boolean }) => void) => void;
  /** For a joined thread: from now on the socket is told who reads and who types. */
  'thread:presence': (
    request: { thread: string },
    answer: (reply: { ok: boolean; presence?: ThreadPresence }) => void,
  ) => void;
  /** The member is writing in a joined thread; at most every 2.5 seconds, more is dropped. */
  'thread:typing': (request: { thread: string }) => void;
  'queue:join': (request: Record<string, never>, answer: (reply: { ok: boolean }) => void) => void;
}

/** Seconds between two heartbeats. */
export const HEARTBEAT_SECONDS = 25;

/** Seconds between two signals that a member goes on typing. */
export const TYPING_REPEAT_SECONDS = 3;
/** Seconds for which such a signal holds. */
export const TYPING_HOLDS_SECONDS = 6;
