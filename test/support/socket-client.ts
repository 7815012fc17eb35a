import type { ClientEvents, ServerEvents } from '#protocol';
import { io, type Socket } from 'socket.io-client';
import { waitFor } from './wait-for.js';

/** How a socket presents itself. */
export interface SocketIdentity {
  community: string;
  token?: string;
  cookie?: string;
  origin?: string;
  headers?: Record<string, string>;
  transports?: ('websocket' | 'polling')[];
}

/** A real client that remembers everything it was sent. */
export class TestSocket {
  readonly received: { event: keyof ServerEvents; payload: unknown }[] = [];
  disconnectReason: string | null = null;

  private constructor(readonly socket: Socket<ServerEvents, ClientEvents>) {
    socket.onAny((event: keyof ServerEvents, payload: unknown) => this.received.push({ event, payload }));
    socket.on('disconnect', (reason) => {
      this.disconnectReason = reason;
    });
  }

  /** Resolves once connected; rejects with the server's refusal. */
  static async open(url: string, identity: SocketIdentity): Promise<TestSocket> {
    const { community, token, cookie, origin } = identity;
    const socket: Socket<ServerEvents, ClientEvents> = io(url, {
      transports: identity.transports ?? ['websocket'],
      query: { community },
      auth: { community, ...(token ? { token } : {}) },
      extraHeaders: { ...(cookie ? { cookie } : {}), ...(origin ? { origin } : {}), ...identity.headers },
      reconnection: false,
      forceNew: true,
      timeout: 15_000,
    });
    const client = new TestSocket(socket);
    await new Promise<void>((resolve, reject) => {
      socket.on('connect', resolve);
      socket.on('connect_error', reject);
    }).catch((error: unknown) => {
      socket.close();
      throw error;
    });
    return client;
  }

  /** Sends anything at all and answers the acknowledgement. */
  ask<Answer = { ok: boolean; code?: string; seq?: number }>(
    event: string,
    payload: unknown,
  ): Promise<Answer> {
    const raw = this.socket as unknown as Socket;
    return raw.timeout(10_000).emitWithAck(event, payload) as Promise<Answer>;
  }

  /** Sends anything at all. */
  send(event: string, ...payload: unknown[]): void {
    (this.socket as unknown as Socket).emit(event, ...payload);
  }

  /** Payloads of one event, in the order they came. */
  of<Event extends keyof ServerEvents>(event: Event): Parameters<ServerEvents[Event]>[0][] {
    return this.received
      .filter((one) => one.event === event)
      .map(({ payload }) => payload as Parameters<ServerEvents[Event]>[0]);
  }

  /** Waits for the first payload of an event that is as wanted. */
  async next<Event extends keyof ServerEvents>(
    event: Event,
    isWanted: (payload: Parameters<ServerEvents[Event]>[0]) => boolean = () => true,
  ): Promise<Parameters<ServerEvents[Event]>[0]> {
    const found = await waitFor(
      String(event),
      () =>
        this.of(event)
          .filter(isWanted)
          .map((payload) => ({ payload }))[0],
      10_000,
    );
    return found.payload;
  }

  /** Waits until the server has closed it. */
  async closed(): Promise<void> {
    await waitFor('the socket to be closed', () => this.disconnectReason !== null, 10_000);
  }

  close(): void {
    this.socket.close();
  }
}
