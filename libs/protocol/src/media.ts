/** What a member may attach. Front ends say so before sending; the server judges by the bytes, never by name or declared type. */
export const UPLOAD_LIMITS = {
  /** Largest image as sent. */
  imageMaxBytes: 10 * 1024 * 1024,
  /** Largest PDF. */
  pdfMaxBytes: 20 * 1024 * 1024,
  /** Pixels of an image once decoded; of an animation, those of all its frames together. */
  maxPixels: 40_000_000,
  /** Frames of an animation. */
  maxFrames: 300,
  /** Of whoever is known here; of newcomers, the server says. */
  perPost: 10,
} as const;

/** Media types that are taken, in the order in which they are named to people. */
export const UPLOAD_TYPES = [
  'image/jpeg',
  'image/png',
  'image/webp',
  'image/avif',
  'image/gif',
  'application/pdf',
] as const;

/** Longest description of a picture, in code points. */
export const ATTACHMENT_TEXT_MAX_CODE_POINTS = 500;

/** Hours after which what was uploaded and never sent with a message is removed. */
export const UNCLAIMED_UPLOAD_HOURS = 24;

/** A file that was sent with a message, without addresses: those are each reader's own. */
export interface AttachedFile {
  readonly id: string;
  readonly kind: 'IMAGE' | 'PDF';
  /** Fit for display. */
  readonly name: string;
  /** Pixels, upright; null of a document. */
  readonly width: number | null;
  readonly height: number | null;
  /** Bytes of what was sent. */
  readonly sizeBytes: number;
  readonly isAnimated: boolean;
  /** What its author says is on it; may be empty. */
  readonly description: string;
  /** Its files, narrow to wide: `w960.webp 960x600`. Of `m960.webp` the picture moves; the others are its first frame. */
  readonly variants: readonly string[];
}

/** What the page behind a link says of itself, as text. */
export interface PreviewedLink {
  /** As it stands in the message. */
  readonly url: string;
  readonly title: string;
  readonly description: string | null;
  /** Name of the site, and the host that answered. */
  readonly site: string;
}

/** Answer to an upload, and each member of `userErrors` of a claim: what front ends translate. */
export type UploadErrorCode =
  | 'UPLOAD_TYPE_NOT_SUPPORTED'
  | 'UPLOAD_TOO_LARGE'
  | 'UPLOAD_TOO_MANY_PIXELS'
  | 'UPLOAD_NOT_READABLE'
  | 'UPLOAD_TOO_SLOW'
  | 'UPLOAD_IN_PROGRESS'
  | 'UPLOADS_WAITING'
  | 'UPLOADS_BUSY'
  | 'ATTACHMENT_NOT_FOUND'
  | 'TOO_MANY_ATTACHMENTS';
