import { randomBytes } from 'node:crypto';
import { connect, type Socket } from 'node:net';

const HEAD_END = '\r\n\r\n';

/**
 * The least of a WebSocket client: text frames both ways. A thousand of them share a process with the clock that
 * measures the server, so they must cost next to nothing. Masks its own frames with zeros, which RFC 6455 allows a test.
 */
export class PlainWebSocket {
  private socket: Socket;
  private pending: Buffer = Buffer.alloc(0);
  private isUpgraded = false;

  constructor(private readonly onText: (text: string, bytes: number) => void) {}

  open(port: number, path: string): Promise<void> {
    return new Promise((resolve, reject) => {
      this.socket = connect(port, '127.0.0.1', () =>
        this.socket.write(
          `GET ${path} HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n` +
            `Sec-WebSocket-Key: ${randomBytes(16).toString('base64')}\r\nSec-WebSocket-Version: 13\r\n\r\n`,
        ),
      );
      this.socket.setNoDelay(true);
      this.socket.on('error', reject);
      this.socket.on('close', () => reject(new Error('The server closed a socket.')));
      this.socket.on('data', (chunk) => {
        this.pending = this.pending.length > 0 ? Buffer.concat([this.pending, chunk]) : chunk;
        if (!this.isUpgraded && !this.takeUpgrade(resolve, reject)) return;
        this.takeFrames();
      });
    });
  }

  send(text: string): void {
    const payload = Buffer.from(text, 'utf8');
    if (payload.length > 65_535) throw new Error('Too long for a test frame.');
    const isShort = payload.length < 126;
    const head = isShort
      ? Buffer.from([0x81, 0x80 | payload.length, 0, 0, 0, 0])
      : Buffer.from([0x81, 0x80 | 126, payload.length >> 8, payload.length & 0xff, 0, 0, 0, 0]);
    this.socket.write(Buffer.concat([head, payload]));
  }

  close(): void {
    this.socket.destroy();
  }

  private takeUpgrade(resolve: () => void, reject: (error: Error) => void): boolean {
    const end = this.pending.indexOf(HEAD_END);
    if (end < 0) return false;
    const head = this.pending.toString('latin1', 0, end);
    if (!head.startsWith('HTTP/1.1 101')) {
      reject(new Error(`No socket: ${head.split('\r\n', 1)[0]}`));
      return false;
    }
    this.pending = this.pending.subarray(end + HEAD_END.length);
    this.isUpgraded = true;
    resolve();
    return true;
  }

  private takeFrames(): void {
    while (this.pending.length >= 2) {
      const code = (this.pending[0] as number) & 0x0f;
      let length = (this.pending[1] as number) & 0x7f;
      let start = 2;
      if (length === 126) {
        if (this.pending.length < 4) return;
        length = this.pending.readUInt16BE(2);
        start = 4;
      }
      if (this.pending.length < start + length) return;
      const payload = this.pending.subarray(start, start + length);
      this.pending = this.pending.subarray(start + length);
      if (code === 1) this.onText(payload.toString('utf8'), length);
    }
  }
}
