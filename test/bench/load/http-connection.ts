import { connect, type Socket } from 'node:net';

const HEAD_END = Buffer.from('\r\n\r\n');
const LENGTH = /\r\ncontent-length: *(\d+)/i;
const OK = 0x32; // '2' of "HTTP/1.1 2xx"
const STATUS_AT = 9;

/** One answer. */
export interface WireAnswer {
  readonly isOk: boolean;
  readonly bodyBytes: number;
  /** Null where bodies are not wanted. */
  readonly body: string | null;
}

/**
 * One kept-alive connection that sends one request at a time. It reads no more of an answer than its length: the load
 * generator must not be what a fast server waits for.
 */
export class HttpConnection {
  private socket: Socket;
  private chunks: Buffer[] = [];
  private missing = 0;
  private isOk = true;
  private bodyBytes = 0;
  private isInBody = false;

  constructor(
    private readonly port: number,
    private readonly wantsBodies: boolean,
    private readonly onAnswer: (answer: WireAnswer) => void,
    private readonly onBroken: (error: Error) => void,
  ) {}

  open(): Promise<void> {
    return new Promise((resolve, reject) => {
      this.socket = connect(this.port, '127.0.0.1', resolve);
      this.socket.setNoDelay(true);
      this.socket.on('data', (chunk) => this.take(chunk));
      this.socket.on('error', reject);
      this.socket.on('close', () => this.onBroken(new Error('The server closed a connection.')));
    });
  }

  send(bytes: string): void {
    this.socket.write(bytes);
  }

  close(): void {
    this.socket.removeAllListeners('close');
    this.socket.destroy();
  }

  private take(chunk: Buffer): void {
    if (!this.isInBody) return this.takeHead(chunk);
    this.missing -= chunk.length;
    if (this.wantsBodies) this.chunks.push(chunk);
    if (this.missing <= 0) this.finish();
  }

  private takeHead(chunk: Buffer): void {
    const bytes = this.chunks.length > 0 ? Buffer.concat([...this.chunks, chunk]) : chunk;
    const end = bytes.indexOf(HEAD_END);
    if (end < 0) {
      this.chunks = [bytes];
      return;
    }
    const length = LENGTH.exec(bytes.toString('latin1', 0, end))?.[1];
    if (length === undefined)
      return this.onBroken(new Error(`No length: ${bytes.toString('latin1', 0, end)}`));
    this.isOk = bytes[STATUS_AT] === OK;
    this.bodyBytes = Number(length);
    const rest = bytes.length - end - HEAD_END.length;
    this.missing = this.bodyBytes - rest;
    this.chunks = this.wantsBodies ? [bytes.subarray(end + HEAD_END.length)] : [];
    this.isInBody = true;
    if (this.missing <= 0) this.finish();
  }

  private finish(): void {
    const body = this.wantsBodies ? Buffer.concat(this.chunks).toString('utf8') : null;
    this.chunks = [];
    this.isInBody = false;
    this.onAnswer({ isOk: this.isOk, bodyBytes: this.bodyBytes, body });
  }
}
