import { createHash } from 'node:crypto';
import { referenceLineOf } from '../formats/jsonl-writer.js';
import type { VerbatimRow } from '../formats/verbatim-row.js';
import { leafHashOf, MerkleTree } from './merkle-tree.js';
import type { SealKey } from './seal-key.js';
import { SEAL_FORM, sealedRowLine, type SealSignature, type SealStatement } from './seal-file.js';

/** Follows an export while it is written: its rows, and the bytes of its file. Holds no row. */
export class Sealer {
  private readonly tree = new MerkleTree();
  private readonly hash = createHash('sha256');
  private sizeBytes = 0;
  private from: string | null = null;
  private to: string | null = null;

  get rowCount(): number {
    return this.tree.leafCount;
  }

  /** Of what it was given so far. */
  get result(): { sha256: Buffer; merkleRoot: Buffer } {
    return { sha256: this.hash.copy().digest(), merkleRoot: this.tree.root() };
  }

  /** Takes rows in the order in which they are in the file. Answers their lines in the seal. */
  rows(rows: readonly VerbatimRow[]): string {
    return rows
      .map((row) => {
        const leaf = leafHashOf(referenceLineOf(row));
        this.tree.add(leaf);
        this.from ??= row.publishedAt;
        this.to = row.publishedAt;
        return sealedRowLine(row.id, leaf);
      })
      .join('');
  }

  /** Takes bytes of the file, all of them in their order. */
  bytes(bytes: Buffer): void {
    this.hash.update(bytes);
    this.sizeBytes += bytes.length;
  }

  /** Once the file is whole. Answers the last two lines of the seal. */
  close(about: Pick<SealStatement, 'community' | 'export'>, key: SealKey): string {
    const { sha256, merkleRoot } = this.result;
    const statement: SealStatement = {
      seal: SEAL_FORM,
      ...about,
      rowCount: this.rowCount,
      period: this.from !== null && this.to !== null ? { from: this.from, to: this.to } : null,
      file: { sizeBytes: this.sizeBytes, sha256: sha256.toString('hex') },
      merkleRoot: merkleRoot.toString('hex'),
    };
    const line = JSON.stringify(statement);
    const signature: SealSignature = {
      algorithm: 'Ed25519',
      publicKey: key.publicKey,
      signature: key.sign(line),
    };
    return `${line}\n${JSON.stringify(signature)}\n`;
  }
}
