import { performance } from 'node:perf_hooks';
import { PlainWebSocket } from './web-socket.js';

/** Where a crowd sits. */
export interface CrowdPlace {
  readonly port: number;
  /** Query of the handshake, such as `community=…`. */
  readonly query: string;
  /** What each member of the crowd asks once connected, as a Socket.IO packet: `420["thread:join",…]`. */
  readonly join: string;
  readonly sockets: number;
}

/** Readers that all follow one thread. */
export class SocketCrowd {
  private readonly members: PlainWebSocket[] = [];
  /** Called for each event that reaches a member. */
  onEvent: (text: string, bytes: number) => void = () => undefined;
  constructor(private readonly place: CrowdPlace) {}

  /** Resolves once everybody is in the room. */
  async gather(): Promise<void> {
    const waiting = Array.from({ length: this.place.sockets }, () => () => this.addMember());
    const takeTurns = async () => {
      for (let next = waiting.pop(); next; next = waiting.pop()) await next();
    };
    await Promise.all(Array.from({ length: 20 }, takeTurns));
  }

  leave(): void {
    for (const member of this.members) member.close();
  }

  private async addMember(): Promise<void> {
    await new Promise<void>((resolve, reject) => {
      const member: PlainWebSocket = new PlainWebSocket((text, bytes) => {
        if (text.startsWith('42')) return this.onEvent(text, bytes);
        if (text === '2') return member.send('3');
        if (text.startsWith('0')) return member.send('40');
        if (text.startsWith('44')) return reject(new Error(`Refused: ${text}`));
        if (text.startsWith('40')) return member.send(this.place.join);
        if (!text.startsWith('430')) return undefined;
        if (text.includes('"ok":false')) return reject(new Error(`Not let in: ${text}`));
        return resolve();
      });
      this.members.push(member);
      member.open(this.place.port, `/socket.io/?EIO=4&transport=websocket&${this.place.query}`).catch(reject);
    });
  }
}

/** Now, in milliseconds of this process's clock. */
export const nowMs = (): number => performance.now();
