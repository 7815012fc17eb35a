import { createHash } from 'node:crypto';
import { tokenize } from '../../text/tokenizer.js';
import type { SearchDocument } from '../search-engine.js';
import { lexemesOf } from './lexemes.js';

/** A post as Meilisearch keeps it. */
export interface IndexDocument {
  readonly postId: string;
  readonly revisionId: string;
  readonly communityId: string;
  readonly spaceId: string;
  /** Microseconds since 1970. */
  readonly published: number;
  /** ISO 8601 in UTC, to the microsecond. */
  readonly publishedAt: string;
  /** `YYYY-MM` in UTC. */
  readonly month: string;
  readonly text: string;
  /** Decides what is found. */
  readonly lexemes: readonly string[];
  /** Stems for the rank, the title of the post's own thread first. */
  readonly ownTitle: string;
  readonly body: string;
  readonly threadTitle: string;
  readonly stamp: string;
}

/** In every document, so that a ranked query may be met by none of its words. */
export const EVERY_DOCUMENT = 'everydocument';

/** What a document is without its text, for a comparison. */
export type Outline = Omit<SearchDocument, 'text'>;

/** Changes whenever anything does that the index derives from a post. */
export function stampOf(outline: Outline): string {
  const { revisionId, communityId, spaceId, threadId, publishedAt, isFirst, threadTitle } = outline;
  return createHash('sha256')
    .update(JSON.stringify([revisionId, communityId, spaceId, threadId, publishedAt, isFirst, threadTitle]))
    .digest('base64url')
    .slice(0, 16);
}

/** Microseconds since 1970 of an ISO 8601 instant in UTC, to the microsecond. */
export function microsecondsOf(publishedAt: string): number {
  return Date.parse(`${publishedAt.slice(0, 23)}Z`) * 1_000 + Number(publishedAt.slice(23, 26));
}

/** The folded words of a document: of its title and of its text. */
export function wordsOf(document: SearchDocument): { title: string[]; body: string[] } {
  return {
    title: tokenize(document.threadTitle).map(({ word }) => word),
    body: tokenize(document.text).map(({ word }) => word),
  };
}

/** A document with what the index derives from it. */
export function indexDocumentOf(
  document: SearchDocument,
  { title, body }: { title: readonly string[]; body: readonly string[] },
  stems: ReadonlyMap<string, readonly string[]>,
): IndexDocument {
  const stemmed = (words: readonly string[]): string =>
    words.flatMap((word) => rankWordsOf(word, stems.get(word) ?? [])).join(' ');
  const { postId, revisionId, communityId, spaceId, publishedAt, text, isFirst } = document;
  return {
    postId,
    revisionId,
    communityId,
    spaceId,
    published: microsecondsOf(publishedAt),
    publishedAt,
    month: publishedAt.slice(0, 7),
    text,
    lexemes: lexemesOf([title, body], stems),
    ownTitle: isFirst ? `${EVERY_DOCUMENT} ${stemmed(title)}` : EVERY_DOCUMENT,
    body: stemmed(body),
    threadTitle: isFirst ? '' : stemmed(title),
    stamp: stampOf(document),
  };
}

/** What a word counts as for the rank: its stems, or itself where it has none. */
export function rankWordsOf(word: string, stems: readonly string[]): readonly string[] {
  return stems.length > 0 ? stems : [word];
}
