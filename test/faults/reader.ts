import type { ClientEvents, ServerEvents, ThreadFrame } from '#protocol';
import { sendGraphql } from '#test-support';
import { io, type Socket } from 'socket.io-client';

interface Changes {
  threadChanges: { seq: number; isReset: boolean; posts: { id: string }[] } | null;
}

const CHANGES = `query ($thread: ID!, $after: Int!) { threadChanges(threadId: $thread, after: $after) { seq isReset posts { id } } }`;

/** A reader of one thread by the rules of the protocol: frames by the clock, and a catch-up whenever something is missing. */
export class Reader {
  seq = 0;
  readonly seen = new Set<string>();
  gapsFound = 0;
  private catching: Promise<void> | null = null;
  private readonly socket: Socket<ServerEvents, ClientEvents>;

  constructor(
    private readonly url: string,
    private readonly community: string,
    readonly threadId: string,
  ) {
    this.socket = io(url, {
      transports: ['websocket'],
      query: { community },
      auth: { community },
      forceNew: true,
      reconnectionDelay: 100,
      reconnectionDelayMax: 500,
    });
    this.socket.on('connect', () => this.join());
    this.socket.on('thread:event', (frame) => this.take(frame));
    this.socket.on('thread:heartbeat', ({ threads }) => {
      if ((threads[threadId] ?? 0) > this.seq) this.catchUp();
    });
  }

  close(): void {
    this.socket.close();
  }

  private join(): void {
    this.socket.emit('thread:join', { thread: this.threadId, lastSeq: this.seq }, (reply) => {
      if (reply.ok && reply.seq > this.seq) this.catchUp();
    });
  }

  private take(frame: ThreadFrame): void {
    if (frame.t !== this.threadId || frame.s <= this.seq) return;
    if (frame.p !== this.seq) {
      this.gapsFound += 1;
      this.catchUp();
      return;
    }
    this.seq = frame.s;
    if (frame.k === 'post') this.seen.add(frame.d.id);
  }

  /** One at a time; what fails is asked for again by the next sign of life. */
  private catchUp(): void {
    this.catching ??= this.fetchChanges()
      .catch(() => undefined)
      .finally(() => (this.catching = null));
  }

  private async fetchChanges(): Promise<void> {
    for (;;) {
      const after = this.seq;
      const { data } = await sendGraphql<Changes>(
        this.url,
        CHANGES,
        { thread: this.threadId, after },
        { community: this.community },
      );
      const changes = data?.threadChanges;
      if (!changes || changes.isReset) return;
      for (const { id } of changes.posts) this.seen.add(id);
      if (changes.seq > this.seq) this.seq = changes.seq;
      if (changes.seq <= after) return;
    }
  }
}
