import type { Actor } from '#platform';
import type { ClientEvents, ServerEvents } from '#protocol';
import type { DefaultEventsMap, Server, Socket } from 'socket.io';
import { Allowance } from './intake/allowance.js';

/** Who is behind a socket, and what this socket follows. */
export class Visitor {
  /** Joined threads with their space; null while a join is under way. */
  readonly threads = new Map<string, string | null>();
  readonly allowance = new Allowance();
  isWatchingQueue = false;
  expiryTimer: NodeJS.Timeout | null = null;

  constructor(
    /** Changes with the person's rights, never with who it is: a session outlives its access tokens, and so do its sockets. */
    public actor: Actor,
  ) {}

  /** Sockets with the same key have the same rights. */
  get rightsKey(): string {
    return `${this.actor.communityId} ${this.actor.sessionId ?? ''}`;
  }
}

interface SocketData {
  visitor: Visitor;
}

/** The Socket.IO server with our events. */
export type ForumServer = Server<ClientEvents, ServerEvents, DefaultEventsMap, SocketData>;

/** One connection. */
export type ForumSocket = Socket<ClientEvents, ServerEvents, DefaultEventsMap, SocketData>;
