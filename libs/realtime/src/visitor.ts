import type { Actor } from '#platform';
import type { ClientEvents, ServerEvents, TypingNotice } from '#protocol';
import type { Server, Socket } from 'socket.io';
import type { Doorstep } from './handshake/handshake.js';
import { Allowance } from './intake/allowance.js';
import type { PresenceNews } from './presence/presence.service.js';
import type { ReaderCard } from './presence/reader-card.js';
import type { RightsNews } from './rooms/rights-news.js';

/** Who is behind a socket, and what this socket follows. */
export class Visitor {
  /** Joined threads with their space; null while a join is under way. */
  readonly threads = new Map<string, string | null>();
  /** Joined threads of which the socket is told who reads them, with what it was told last. */
  readonly watched = new Map<string, string>();
  /** When this socket last said that its member types, by thread. */
  readonly typedAt = new Map<string, number>();
  /** What presence knows of the member; null until that is asked, and for guests. */
  card: Promise<ReaderCard> | null = null;
  readonly allowance = new Allowance();
  isWatchingQueue = false;
  /** Reviews of this socket's rights begun so far, and the newest that was applied: an older one knows less. */
  readonly reviews = { begun: 0, applied: 0 };
  expiryTimer: NodeJS.Timeout | null = null;

  constructor(
    /** Changes with the person's rights, never with who it is: a session outlives its access tokens, and so do its sockets. */
    public actor: Actor,
    /** Judged again when the community's allowed origins change. */
    readonly doorstep: Doorstep,
  ) {}

  /** Sockets with the same key have the same rights. */
  get rightsKey(): string {
    return `${this.actor.communityId} ${this.actor.sessionId ?? ''}`;
  }
}

/** What one process tells the others. */
interface ProcessEvents {
  'rights:changed': (news: RightsNews) => void;
  'presence:here': (news: PresenceNews) => void;
  'typing:heard': (notice: TypingNotice) => void;
}

interface SocketData {
  visitor: Visitor;
}

/** The Socket.IO server with our events. */
export type ForumServer = Server<ClientEvents, ServerEvents, ProcessEvents, SocketData>;

/** One connection. */
export type ForumSocket = Socket<ClientEvents, ServerEvents, ProcessEvents, SocketData>;
