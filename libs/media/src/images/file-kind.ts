import { UPLOAD_LIMITS } from '#protocol';
import type { UploadKindName } from '../uploads/upload.entity.js';

/** First bytes that are enough to tell. */
export const SNIFFED_BYTES = 32;

const PNG = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

/**
 * What the first bytes say a file is; null for anything that is not taken. A first look only, which spares reading on:
 * an image is one when the decoder says so, and leaves as something that the encoder wrote.
 */
export function kindOfBytes(start: Buffer): UploadKindName | null {
  // ISO 32000-2, 7.5.2. Readers look for it in the first kilobyte; a file where something stands before it is a polyglot.
  if (start.subarray(0, 5).toString('latin1') === '%PDF-') return 'pdf';
  return isImage(start) ? 'image' : null;
}

/** Most bytes of a kind. */
export function maxBytesOf(kind: UploadKindName): number {
  return kind === 'pdf' ? UPLOAD_LIMITS.pdfMaxBytes : UPLOAD_LIMITS.imageMaxBytes;
}

function isImage(start: Buffer): boolean {
  const text = start.toString('latin1');
  if (start[0] === 0xff && start[1] === 0xd8 && start[2] === 0xff) return true;
  if (start.subarray(0, PNG.length).equals(PNG)) return true;
  if (/^GIF8[79]a/.test(text)) return true;
  if (text.startsWith('RIFF') && text.slice(8, 12) === 'WEBP') return true;
  // ISO 14496-12: a box of type ftyp whose brands begin here; AV1 image files name avif or avis (AV1 in HEIF, 6.).
  return text.slice(4, 8) === 'ftyp' && /avi[fs]/.test(text.slice(8, SNIFFED_BYTES));
}
