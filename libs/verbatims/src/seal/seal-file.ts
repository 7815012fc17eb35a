import type { ExportFormatName } from '../formats/row-writer.js';

/** Name of the form of a seal, in its statement. */
export const SEAL_FORM = 'parvis-seal/1';

/** What a seal says of an export; the line that holds it is signed as it stands. */
export interface SealStatement {
  readonly seal: typeof SEAL_FORM;
  readonly community: { readonly slug: string; readonly name: string };
  readonly export: {
    readonly id: string;
    readonly format: ExportFormatName;
    /** What was searched for, and what that was narrowed to. */
    readonly query: string;
    readonly filter: object;
    /** ISO 8601: when it was asked for, and when it was written. */
    readonly askedAt: string;
    readonly writtenAt: string;
  };
  readonly rowCount: number;
  /** When the first and the last text were published; null of an export without rows. */
  readonly period: { readonly from: string; readonly to: string } | null;
  /** The whole file, to the byte. */
  readonly file: { readonly sizeBytes: number; readonly sha256: string };
  /** Root of the tree over the rows, in hexadecimal (RFC 9162, SHA-256). */
  readonly merkleRoot: string;
}

/** The last line of a seal. */
export interface SealSignature {
  readonly algorithm: 'Ed25519';
  /** 32 bytes in base64url. */
  readonly publicKey: string;
  /** Over the bytes of the line before, in base64url. */
  readonly signature: string;
}

/** The first line of a seal: how to read the file beside it. The statement says the same, signed. */
export function sealHead(format: ExportFormatName): string {
  return `${JSON.stringify({ seal: SEAL_FORM, format })}\n`;
}

/** The line of one row: its revision's id, and the leaf it is in the tree. */
export function sealedRowLine(id: string, leaf: Buffer): string {
  return `${JSON.stringify([id, leaf.toString('hex')])}\n`;
}
