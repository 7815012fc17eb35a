import { Manager, WebSocket, type Socket } from 'socket.io-client';
import type { ClientEvents, ServerEvents } from '#protocol';
import { applyChanges, applyFrame } from '../../model/frames.js';
import { postFromFields } from '../../model/post.js';
import { withPosts } from '../../model/arrivals.js';
import type { App } from '../app.js';
import type { Conversation } from '../conversation.js';
import { OwnPostDocument, ThreadChangesDocument } from '../generated/operations.js';
import type { ThreadPane } from '../thread-pane.js';

/** A refused handshake is not retried by the client itself. */
const REFUSED_RETRY_MS = 10_000;

/**
 * Keeps the thread on screen equal to the server's. Frames are a speed-up; whatever a frame misses, a catch-up by the
 * thread's clock brings: after a gap, a reconnection, a heartbeat ahead of us, or when the page comes back to life.
 */
export class Live {
  readonly socket: Socket<ServerEvents, ClientEvents>;
  readonly #abort = new AbortController();
  #joined: string | null = null;
  #isCatchingUp = false;
  #isBehind = false;

  constructor(private readonly app: App) {
    const { server, community } = app.connection;
    const { hostname, port, protocol } = new URL(server);
    const manager = new Manager({
      // Without the brackets of an IPv6 address, which the client puts itself.
      hostname: hostname.replace(/[[\]]/g, ''),
      port,
      secure: protocol === 'https:',
      transports: [WebSocket],
      tryAllTransports: true,
      upgrade: false,
      query: { community },
    });
    this.socket = manager.socket('/', {
      auth: (give) => give({ community, ...(app.connection.token ? { token: app.connection.token } : {}) }),
    });
    this.#listen();
    const { signal } = this.#abort;
    const wake = () => {
      if (document.visibilityState === 'visible') void this.catchUp();
    };
    addEventListener('online', wake, { signal });
    addEventListener('focus', wake, { signal });
    document.addEventListener('visibilitychange', wake, { signal });
  }

  get #pane(): ThreadPane | null {
    return this.app.thread?.state ? this.app.thread : null;
  }

  get #talk(): Conversation {
    return this.app.conversation as Conversation;
  }

  /** Follows the thread on screen, and only that one. */
  watch(): void {
    const id = this.#pane?.state?.id ?? null;
    if (id === this.#joined || !this.socket.connected) return;
    if (this.#joined) this.socket.emit('thread:leave', { thread: this.#joined });
    this.#joined = id;
    if (!id) return;
    this.socket.emit('thread:join', { thread: id, lastSeq: this.#pane?.state?.seq ?? 0 }, (reply) => {
      if (!reply.ok) this.#joined = null;
      else {
        this.app.reading?.joined(id);
        if (reply.seq > (this.#pane?.state?.seq ?? 0)) void this.catchUp();
      }
    });
  }

  /** Connects again, as whoever is signed in now. */
  restart(): void {
    this.socket.disconnect().connect();
  }

  close(): void {
    this.#abort.abort();
    this.socket.disconnect();
  }

  /** One at a time; asked for meanwhile, it runs once more. */
  async catchUp(): Promise<void> {
    this.#isBehind = true;
    if (this.#isCatchingUp) return;
    this.#isCatchingUp = true;
    try {
      while (this.#isBehind) {
        this.#isBehind = false;
        await this.#catchUpOnce();
      }
    } catch {
      // Out of reach: the return of the connection asks again.
      this.#isBehind = false;
    }
    this.#isCatchingUp = false;
  }

  async #catchUpOnce(): Promise<void> {
    const pane = this.#pane;
    if (!pane?.state) return;
    const variables = { threadId: pane.state.id, after: pane.state.seq };
    const { threadChanges } = await this.app.connection.send(ThreadChangesDocument, variables);
    if (pane !== this.#pane || !pane.state) return;
    if (!threadChanges) return this.#talk.evict(pane);
    if (threadChanges.isReset) return pane.load();
    this.#talk.accept(pane, applyChanges(pane.state, threadChanges, this.app.viewer?.id ?? null));
  }

  #listen(): void {
    const socket = this.socket;
    socket.on('connect', () => {
      this.#joined = null;
      this.watch();
      void this.catchUp();
    });
    socket.on('connect_error', () => {
      if (socket.active) void this.#allowPolling();
      if (socket.active || this.#abort.signal.aborted) return;
      setTimeout(() => {
        if (!this.#abort.signal.aborted)
          void Promise.resolve(this.app.connection.renew?.()).then(() => socket.connect());
      }, REFUSED_RETRY_MS);
    });
    socket.on('thread:event', (frame) => {
      const pane = this.#pane;
      if (!pane?.state) return;
      const { state, outcome } = applyFrame(pane.state, frame, this.app.viewer?.id ?? null);
      // A lock changes what this viewer may do, which a frame for everyone cannot say. A vote does not.
      const isWhole = frame.k !== 'thread' || this.app.kinds?.isAllOf(pane.state, state);
      if (outcome === 'applied') this.#talk.accept(pane, state);
      if (outcome === 'gap' || (outcome === 'applied' && !isWhole)) void this.catchUp();
    });
    socket.on('thread:heartbeat', ({ threads }) => {
      const state = this.#pane?.state;
      if (state && (threads[state.id] ?? 0) > state.seq) void this.catchUp();
    });
    socket.on('thread:evicted', ({ thread, to }) => {
      if (this.#pane?.state?.id === thread) this.#talk.evict(this.#pane, to);
    });
    socket.on('notice:changed', (bell) => this.app.notices?.hear(bell));
    socket.on('own:post', (notice) => void this.#decided(notice.post, notice.thread));
    socket.on('session:ended', () => {
      void Promise.resolve(this.app.connection.renew?.()).then(() => this.app.reload());
    });
  }

  /** A WebSocket failed: from the next attempt on, polling follows where it fails again. */
  async #allowPolling(): Promise<void> {
    const { opts } = this.socket.io;
    if (!navigator.onLine || opts.transports?.length !== 1) return;
    try {
      const { Polling } = await import('./polling.js');
      opts.transports = [WebSocket, Polling];
    } catch {
      // Out of reach, as the forum is: the next failure asks again.
    }
  }

  /** The moderators judged a waiting post of ours. */
  async #decided(postId: string, threadId: string): Promise<void> {
    const pane = this.#pane;
    if (pane?.state?.id !== threadId) return;
    try {
      const { post } = await this.app.connection.send(OwnPostDocument, { id: postId });
      if (post && pane.state) this.#talk.accept(pane, withPosts(pane.state, [postFromFields(post)]));
    } catch (error) {
      this.app.report(error);
    }
    await this.catchUp();
  }
}
