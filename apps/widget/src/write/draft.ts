import type { AttachKey } from '../../model/i18n/attach.fr.js';
import type { PollDraft } from './poll-draft.js';
import type { WriteKey } from '../../model/i18n/write.fr.js';
import type { OutgoingFile } from '../attach/outgoing.js';

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
  /** Of a review: its stars. */
  rating: number | null;
  /** Of a review: what it is about; null until its form was there. */
  product: string | null;
  /** Sent with it. */
  files: readonly OutgoingFile[];
  fileError: AttachKey | null;
  /** What is to be asked with it. */
  poll: PollDraft | null;
  /** It makes a new post, which may bring a poll. */
  mayAsk: boolean;
  phase: 'idle' | 'sending' | 'failed' | 'queued' | 'refused';
  error: WriteKey | AttachKey | null;
  /** What the error asks to wait, where it does. */
  waitSeconds: number;
  /** What the error says there may be, where there was too much. */
  limit: number;
  /** The thread that stands in the way, where one does. */
  standing: string | null;
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
    rating: null,
    product: null,
    files: [],
    fileError: null,
    poll: null,
    mayAsk: false,
    phase: 'idle',
    error: null,
    waitSeconds: 0,
    limit: 0,
    standing: null,
    idempotencyKey: '',
    keyedText: '',
  };
}

/** A random UUID, version 4; `crypto.randomUUID` is absent from pages without TLS. */
export function uuid(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x40;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
}

/** Keeps the key while the text stays the same: a retry is the same message, a changed text is another one. */
export function keyFor(draft: Draft): string {
  const text = JSON.stringify([
    draft.spaceId,
    draft.title,
    draft.body,
    draft.poll,
    draft.rating,
    draft.product,
    ...draft.files.map(({ id, text }) => [id, text]),
  ]);
  if (text !== draft.keyedText) {
    draft.keyedText = text;
    draft.idempotencyKey = uuid();
  }
  return draft.idempotencyKey;
}

/** What a message is sent with, as the API takes it; nothing where it has no files, and never had. */
export function filesOf(draft: Draft, hadFiles = false) {
  const there = draft.files.filter(({ isThere }) => isThere);
  if (!there.length && !hadFiles) return {};
  return {
    attachmentIds: there.map(({ id }) => id ?? ''),
    attachmentTexts: there
      .filter(({ kind }) => kind === 'image')
      .map(({ id, text }) => ({ attachmentId: id ?? '', text })),
  };
}
