import { UPLOAD_LIMITS } from '#protocol';
import type { AttachKey } from '../../model/i18n/attach.fr.js';
import { kindOfBytes, maxBytesOf, problemOf, SNIFFED_BYTES } from '../../model/file-check.js';
import type { Connection } from '../connection.js';
import { uuid } from '../write/draft.js';

/** Where a file stands on its way. `kept`: it is of the message already. */
export type FilePhase = 'checking' | 'sending' | 'preparing' | 'ready' | 'kept' | 'failed' | 'refused';

/** Twice the size at which it is shown. */
const THUMB = 112;

const CODES = new Set<string>([
  'UPLOAD_TYPE_NOT_SUPPORTED',
  'UPLOAD_TOO_LARGE',
  'UPLOAD_TOO_MANY_PIXELS',
  'UPLOAD_NOT_READABLE',
  'UPLOAD_TOO_SLOW',
  'UPLOADS_WAITING',
  'UPLOADS_BUSY',
]);

/** One file that is attached to a message being written: looked at, sent with its progress, kept under one key. */
export class OutgoingFile {
  readonly key = uuid();
  phase: FilePhase = 'checking';
  /** 0 to 1. */
  progress = 0;
  error: AttachKey | null = null;
  kind: 'image' | 'pdf' | null = null;
  /** What the member says is on it. */
  text = '';
  id: string | null = null;
  /** What is shown of it meanwhile; drawn here, since a page's own policy may allow no address but its own. */
  picture: HTMLCanvasElement | null = null;
  /** Of one that is kept: its address. */
  thumbnail: string | null = null;
  #request: XMLHttpRequest | null = null;
  #settled: Promise<void> = Promise.resolve();

  constructor(
    readonly name: string,
    readonly sizeBytes: number,
    private readonly file: File | null,
    private readonly changed: () => void,
  ) {}

  get isUnderWay(): boolean {
    return this.phase === 'checking' || this.phase === 'sending' || this.phase === 'preparing';
  }

  get isThere(): boolean {
    return this.phase === 'ready' || this.phase === 'kept';
  }

  get maxBytes(): number {
    return maxBytesOf(this.kind ?? 'image');
  }

  /** Resolves once it is there, or will not be. */
  get settled(): Promise<void> {
    return this.#settled;
  }

  /** Looks at it, and sends it; again under the same key where it failed. */
  start(connection: Connection): void {
    this.#settled = this.#run(connection).catch(() => this.#turn('failed', 'fileFailed'));
  }

  /** Breaks it off; the server keeps nothing of it. */
  cancel(): void {
    this.#request?.abort();
  }

  async #run(connection: Connection): Promise<void> {
    const { file } = this;
    if (!file) return;
    this.#turn('checking');
    const start = new Uint8Array(await file.slice(0, SNIFFED_BYTES).arrayBuffer());
    this.kind = kindOfBytes(start);
    const problem = problemOf(start, file.size);
    if (problem) return this.#turn('refused', problem);
    if (this.kind === 'image' && !(await this.#fits(file)))
      return this.#turn('refused', 'UPLOAD_TOO_MANY_PIXELS');
    // A token that is about to end would end in the middle.
    await connection.renew?.();
    await this.#send(connection, file);
  }

  /** A picture that the browser cannot show is for the server to judge. */
  async #fits(file: File): Promise<boolean> {
    const bitmap = await createImageBitmap(file).catch(() => null);
    if (!bitmap) return true;
    const { width, height } = bitmap;
    this.picture ??= drawn(bitmap);
    bitmap.close();
    return width * height <= UPLOAD_LIMITS.maxPixels;
  }

  /** XMLHttpRequest: fetch tells nothing of what has been sent. */
  #send({ server, community, token }: Connection, file: File): Promise<void> {
    const request = new XMLHttpRequest();
    this.#request = request;
    this.progress = 0;
    this.#turn('sending');
    request.open('POST', `${server}/c/${encodeURIComponent(community)}/uploads`);
    request.responseType = 'json';
    request.setRequestHeader('content-type', file.type || 'application/octet-stream');
    request.setRequestHeader('x-file-name', encodeURIComponent(this.name));
    request.setRequestHeader('idempotency-key', this.key);
    if (token) request.setRequestHeader('authorization', `Bearer ${token}`);
    request.upload.onprogress = ({ loaded, total }) => {
      this.progress = total ? loaded / total : 0;
      this.#turn(loaded === total ? 'preparing' : 'sending');
    };
    return new Promise((resolve) => {
      request.onloadend = () => {
        this.#answered(request);
        resolve();
      };
      request.send(file);
    });
  }

  #answered({ response }: XMLHttpRequest): void {
    const { upload, error } = (response ?? {}) as { upload?: { id: string }; error?: { code: string } };
    if (upload) {
      this.id = upload.id;
      return this.#turn('ready');
    }
    const isFinal = error && CODES.has(error.code) && error.code !== 'UPLOADS_BUSY';
    this.#turn(
      isFinal ? 'refused' : 'failed',
      error && CODES.has(error.code) ? (error.code as AttachKey) : 'fileFailed',
    );
  }

  #turn(phase: FilePhase, error: AttachKey | null = null): void {
    this.phase = phase;
    this.error = error;
    this.changed();
  }
}

/** Filled by the middle of the picture. */
function drawn(bitmap: ImageBitmap): HTMLCanvasElement {
  const canvas = document.createElement('canvas');
  canvas.width = canvas.height = THUMB;
  const side = Math.min(bitmap.width, bitmap.height);
  const [left, top] = [(bitmap.width - side) / 2, (bitmap.height - side) / 2];
  canvas.getContext('2d')?.drawImage(bitmap, left, top, side, side, 0, 0, THUMB, THUMB);
  return canvas;
}
