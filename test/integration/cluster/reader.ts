import type { ClientEvents, ServerEvents, ThreadFrame } from '#protocol';
import { type Forum, waitFor } from '#test-support';
import { io, type Socket } from 'socket.io-client';
import { ThreadView } from '../realtime/thread-view.js';

/** A reader's page: a socket that comes back by itself, and the thread as the frames and the catch-ups make it. */
export class Reader {
  /** Frames as they came, with the instant. */
  readonly frames: { frame: ThreadFrame; at: number }[] = [];
  connections = 0;
  view: ThreadView;
  private work: Promise<void> = Promise.resolve();

  private constructor(
    readonly socket: Socket<ServerEvents, ClientEvents>,
    view: ThreadView,
  ) {
    this.view = view;
    socket.on('connect', () => {
      this.connections += 1;
      socket.emit('thread:join', { thread: view.threadId }, (reply) => {
        if (reply.ok && reply.seq > view.seq) this.queue(() => view.catchUp());
      });
    });
    socket.on('thread:event', (frame) => {
      // The opening of the thread may still be on its way when a reader joins: every page has it already.
      if (frame.s > 1) this.frames.push({ frame, at: Date.now() });
      this.queue(() => view.take(frame));
    });
  }

  /** Opens the page at an address and resolves once it follows the thread. */
  static async open(
    url: string,
    forum: Pick<Forum, 'graphql'>,
    at: { community: string; threadId: string; transports?: ('websocket' | 'polling')[] },
  ): Promise<Reader> {
    const { community, threadId, transports } = at;
    const view = await ThreadView.fetch(forum, community, threadId);
    const socket: Socket<ServerEvents, ClientEvents> = io(url, {
      transports: transports ?? ['websocket'],
      query: { community },
      auth: { community },
      reconnectionDelay: 100,
      reconnectionDelayMax: 500,
      forceNew: true,
    });
    const reader = new Reader(socket, view);
    await waitFor('the socket', () => socket.connected, 15_000);
    await socket.timeout(10_000).emitWithAck('thread:join', { thread: threadId });
    return reader;
  }

  /** Clocks of the frames, in the order they came. */
  get clocks(): number[] {
    return this.frames.map(({ frame }) => frame.s);
  }

  /** Resolves when the page shows the thread at this clock. */
  async reached(seq: number): Promise<void> {
    await waitFor(`clock ${seq}`, () => this.view.seq >= seq, 20_000);
    await this.work;
  }

  close(): void {
    this.socket.close();
  }

  private queue(step: () => Promise<void>): void {
    this.work = this.work.then(step, step).catch(() => undefined);
  }
}
