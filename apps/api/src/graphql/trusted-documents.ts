import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { Injectable } from '@nestjs/common';

const STORE = new URL('../../../../../apps/api/assets/trusted-documents.jsonl', import.meta.url);

/** A document that a front end of this install sends, or once sent. */
export interface TrustedDocument {
  /** A `g` and then the start of the text's hash where guests may GET it, else a `p`. */
  readonly id: string;
  readonly app: 'widget' | 'console' | 'hosted';
  /** The operation's name. */
  readonly name: string;
  readonly text: string;
}

/**
 * The documents of every front end that has ever been built, by id and by text: written by scripts/generate-documents.mjs,
 * never taken away, so that a widget loaded before an upgrade goes on.
 */
@Injectable()
export class TrustedDocuments {
  /** In the order of their ids. */
  readonly all: readonly TrustedDocument[];
  private readonly byId: ReadonlyMap<string, TrustedDocument>;
  private readonly byHash: ReadonlyMap<string, TrustedDocument>;

  constructor() {
    const lines = readFileSync(STORE, 'utf8').split('\n').filter(Boolean);
    this.all = lines.map((line) => JSON.parse(line) as TrustedDocument);
    this.byId = new Map(this.all.map((document) => [document.id, document]));
    this.byHash = new Map(this.all.map((document) => [queryHashOf(document.text), document]));
  }

  find(id: string): TrustedDocument | null {
    return this.byId.get(id) ?? null;
  }

  /** By the hash that Apollo Server gives a text: SHA-256, hexadecimal. */
  findByHash(queryHash: string): TrustedDocument | null {
    return this.byHash.get(queryHash) ?? null;
  }

  /** The very text of a trusted document is as good as its id. */
  hasText(text: string): boolean {
    return this.byHash.has(queryHashOf(text));
  }
}

function queryHashOf(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
