import { UPLOAD_LIMITS } from '#protocol';

/** What a file may be refused for before it is sent. */
export type FileProblem =
  'UPLOAD_TYPE_NOT_SUPPORTED' | 'UPLOAD_TOO_LARGE' | 'UPLOAD_TOO_MANY_PIXELS' | 'UPLOAD_NOT_READABLE';

/** First bytes that tell what a file is. */
export const SNIFFED_BYTES = 32;

/** What the bytes say; null for anything that the server would not take. It says the same, and has the last word. */
export function kindOfBytes(start: Uint8Array): 'image' | 'pdf' | null {
  const text = String.fromCharCode(...start);
  if (text.startsWith('%PDF-')) return 'pdf';
  const isImage =
    text.startsWith('\xff\xd8\xff') ||
    text.startsWith('\x89PNG\r\n') ||
    /^GIF8[79]a/.test(text) ||
    (text.startsWith('RIFF') && text.slice(8, 12) === 'WEBP') ||
    (text.slice(4, 8) === 'ftyp' && /avi[fs]/.test(text.slice(8)));
  return isImage ? 'image' : null;
}

/** Bytes that a file of this kind may have. */
export function maxBytesOf(kind: 'image' | 'pdf'): number {
  return kind === 'pdf' ? UPLOAD_LIMITS.pdfMaxBytes : UPLOAD_LIMITS.imageMaxBytes;
}

/** Why a file would be refused; null where it would not, as far as one can tell without its pixels. */
export function problemOf(start: Uint8Array, sizeBytes: number): FileProblem | null {
  const kind = kindOfBytes(start);
  if (!kind) return sizeBytes === 0 ? 'UPLOAD_NOT_READABLE' : 'UPLOAD_TYPE_NOT_SUPPORTED';
  return sizeBytes > maxBytesOf(kind) ? 'UPLOAD_TOO_LARGE' : null;
}

/** A size as people read it: `820 kB`, `2,4 Mo`. */
export function sizeText(bytes: number, lang: string): string {
  const isLarge = bytes >= 1_000_000;
  return new Intl.NumberFormat(lang, {
    style: 'unit',
    unit: isLarge ? 'megabyte' : 'kilobyte',
    unitDisplay: 'short',
    maximumFractionDigits: isLarge ? 1 : 0,
  }).format(Math.max(bytes / (isLarge ? 1_000_000 : 1_000), isLarge ? 0 : 1));
}
