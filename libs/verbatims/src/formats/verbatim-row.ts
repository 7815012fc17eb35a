/** One verbatim of an export, with its source. The order of the members is the order of the columns. */
export interface VerbatimRow {
  /** Revision id. */
  readonly id: string;
  readonly postId: string;
  /** Number of the revision, from 1. */
  readonly revision: number;
  /** SHA-256 of the body's UTF-8 bytes, in hexadecimal. */
  readonly sha256: string;
  /** Exactly as received. */
  readonly body: string;
  readonly format: string;
  readonly threadId: string;
  readonly threadTitle: string;
  /** Slug of the space. */
  readonly space: string;
  /** Pseudonym of the author, the same throughout one export. */
  readonly author: string;
  /** ISO 8601 in UTC, to the microsecond. */
  readonly publishedAt: string;
  readonly permalink: string;
}
