import type { WriteKey } from '../../model/i18n/write.fr.js';

/** One message being written, and how far its sending got. It lives in memory, for as long as the element. */
export interface Draft {
  body: string;
  /** What it began with: an edit begins with the text that is edited. */
  start: string;
  /** What the server keeps of it, for the member's other devices. */
  saved: { id: string; version: number } | null;
  /** A save that is on its way. */
  pending: Promise<void> | null;
  title: string;
  spaceId: string | null;
  phase: 'idle' | 'sending' | 'failed' | 'queued' | 'refused';
  error: WriteKey | null;
  /** What the error asks to wait, where it does. */
  waitSeconds: number;
  /** Names this very text to the server, so that sending it twice makes one post. */
  idempotencyKey: string;
  /** The text that the key stands for. */
  keyedText: string;
}

/** An empty draft, or one that starts from a text. */
export function newDraft(body = ''): Draft {
  return {
    body,
    start: body,
    saved: null,
    pending: null,
    title: '',
    spaceId: null,
    phase: 'idle',
    error: null,
    waitSeconds: 0,
    idempotencyKey: '',
    keyedText: '',
  };
}

/** A random UUID, version 4; `crypto.randomUUID` is absent from pages without TLS. */
function uuid(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x40;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
}

/** Keeps the key while the text stays the same: a retry is the same message, a changed text is another one. */
export function keyFor(draft: Draft): string {
  const text = JSON.stringify([draft.spaceId, draft.title, draft.body]);
  if (text !== draft.keyedText) {
    draft.keyedText = text;
    draft.idempotencyKey = uuid();
  }
  return draft.idempotencyKey;
}
