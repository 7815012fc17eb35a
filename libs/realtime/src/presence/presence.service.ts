import { randomUUID } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { type Logger, LOGGER } from '#platform';
import type { FrameAuthor, ThreadPresence } from '#protocol';
import { roomName, SocketHub } from '../socket-hub.js';
import type { ForumServer, ForumSocket } from '../visitor.js';
import { HEARSAY_HOLDS_MS, type LocalReaders, PresenceBoard, roundedForGuests } from './presence-board.js';
import { type ReaderCard, ReaderCards } from './reader-card.js';

/** Names that a reader is told. */
const MOST_NAMES = 5;
/** Names that a process tells the others of one thread. */
const MOST_TOLD = 200;
/** What is true is said again so often. */
const REPEAT_MS = HEARSAY_HOLDS_MS / 3;

/** What one process tells the others of a thread. */
export interface PresenceNews extends LocalReaders {
  process: string;
  thread: string;
  /** Who says it has just come there, and wants to know of the others. */
  isAsking: boolean;
}

/** Tells the readers of a thread how many they are. Kept in memory only: presence is nobody's record. */
@Injectable()
export class PresenceService {
  private readonly process = randomUUID();
  private readonly board = new PresenceBoard();
  /** Threads of which something changed since the last round. */
  private readonly stirred = new Set<string>();
  /** What the others were told last, and when. */
  private readonly told = new Map<string, { news: string; at: number }>();
  private server: ForumServer | null = null;
  private timer: NodeJS.Timeout | null = null;

  constructor(
    private readonly hub: SocketHub,
    private readonly cards: ReaderCards,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  /** @param isCluster whether the server's adapter reaches other processes. */
  open(server: ForumServer, isCluster: boolean, everyMs: number): void {
    this.server = isCluster ? server : null;
    if (isCluster) server.on('presence:here', (news) => this.hear(news));
    this.timer = setInterval(() => void this.round(), everyMs);
    this.timer.unref();
  }

  close(): void {
    if (this.timer) clearInterval(this.timer);
  }

  /** Somebody came into a thread, or left it; told in the next round. */
  stir(threadId: string): void {
    this.stirred.add(threadId);
  }

  /** From now on the socket is told who reads a thread that it has joined; answers who does. Null where it has not. */
  async watch(socket: ForumSocket, asked: string): Promise<ThreadPresence | null> {
    const { visitor } = socket.data;
    const threadId = asked.toLowerCase();
    if (!visitor.threads.get(threadId)) return null;
    const presence = await this.presenceFor(socket, threadId, await this.readersHere(threadId));
    if (!visitor.threads.get(threadId)) return null;
    visitor.watched.set(threadId, JSON.stringify(presence));
    return presence;
  }

  /** A member is called otherwise now, hides, or ignores somebody else than before. */
  memberChanged(memberId: string): void {
    const sockets = this.hub.inRoom(roomName.member(memberId));
    this.cards.forget(sockets);
    for (const socket of sockets)
      for (const threadId of socket.data.visitor.threads.keys()) this.stir(threadId);
  }

  private hear({ process, thread, isAsking, guests, members }: PresenceNews): void {
    this.board.hear(process, thread, { guests, members });
    this.stir(thread);
    if (isAsking && this.hub.hasAnybody(roomName.thread(thread))) this.told.delete(thread);
  }

  /** Threads that changed are told, the others again before they are forgotten. */
  private async round(): Promise<void> {
    const now = Date.now();
    for (const [threadId, { at }] of this.told) if (now - at > REPEAT_MS) this.stir(threadId);
    for (const threadId of this.board.expire()) this.stir(threadId);
    const threads = [...this.stirred];
    this.stirred.clear();
    for (const threadId of threads) {
      try {
        await this.tell(threadId);
      } catch (error) {
        this.logger.warn({ err: error }, 'presence could not be told');
      }
    }
  }

  private async tell(threadId: string): Promise<void> {
    const here = await this.readersHere(threadId);
    this.tellOthers(threadId, here);
    for (const socket of this.hub.inRoom(roomName.thread(threadId))) {
      const before = socket.data.visitor.watched.get(threadId);
      if (before === undefined) continue;
      const presence = await this.presenceFor(socket, threadId, here);
      const now = JSON.stringify(presence);
      // Left, or put out, while this was found out.
      if (now === before || !socket.data.visitor.threads.get(threadId)) continue;
      socket.data.visitor.watched.set(threadId, now);
      socket.emit('thread:presence', presence);
    }
  }

  private tellOthers(threadId: string, here: LocalReaders): void {
    if (!this.server) return;
    const known = this.told.get(threadId);
    const news = JSON.stringify(here);
    const isEmpty = here.guests === 0 && here.members.length === 0;
    if (isEmpty) this.told.delete(threadId);
    if (isEmpty && !known) return;
    if (known?.news === news && Date.now() - known.at <= REPEAT_MS) return;
    if (!isEmpty) this.told.set(threadId, { news, at: Date.now() });
    this.server.serverSideEmit('presence:here', {
      ...here,
      process: this.process,
      thread: threadId,
      isAsking: !known && !this.isAnswering(threadId),
    });
  }

  /** The others are known already: this only answers one of them. */
  private isAnswering(threadId: string): boolean {
    return this.board.together(threadId, { guests: 0, members: [] }).count > 0;
  }

  private async readersHere(threadId: string): Promise<LocalReaders> {
    let guests = 0;
    const members = new Map<string, FrameAuthor>();
    for (const socket of this.hub.inRoom(roomName.thread(threadId))) {
      const card = await this.cards.of(socket);
      if (!card) guests += 1;
      else if (card.author && members.size < MOST_TOLD) members.set(card.author.id, card.author);
    }
    const inOrder = [...members.values()].sort((one, other) => (one.id < other.id ? -1 : 1));
    return { guests, members: inOrder };
  }

  private async presenceFor(
    socket: ForumSocket,
    threadId: string,
    here: LocalReaders,
  ): Promise<ThreadPresence> {
    const { count, members } = this.board.together(threadId, here);
    const card = await this.cards.of(socket);
    if (!card) return { thread: threadId, count: roundedForGuests(count), names: [] };
    return { thread: threadId, count, names: namesFor(socket, card, members) };
  }
}

function namesFor(socket: ForumSocket, card: ReaderCard, members: readonly FrameAuthor[]): FrameAuthor[] {
  const { memberId } = socket.data.visitor.actor;
  return members.filter(({ id }) => id !== memberId && !card.ignored.has(id)).slice(0, MOST_NAMES);
}
