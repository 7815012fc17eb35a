import type { MultiSearchQuery } from 'meilisearch';
import type { SearchFilter, SearchRequest } from '../search-engine.js';
import type { Term, Terms } from '../terms/term.js';
import {
  allOf,
  anyOf,
  type Condition,
  idAfter,
  idBefore,
  idIn,
  lexemeIn,
  lexemeStartsWith,
  not,
  published,
} from './filter.js';
import { EVERY_DOCUMENT, microsecondsOf, rankWordsOf } from './index-document.js';
import { lexemesOfPhrase, lexemesOfTerm, wordLexeme } from './lexemes.js';

/** Meilisearch reads ten words of a query, the first of which every document has. */
const MOST_RANKED_WORDS = 9;

/** What must hold for a document to be found, without what a person narrowed the set to. */
export function conditionsOf({ scope }: SearchRequest, terms: Terms): Condition[] {
  return [
    idIn('communityId', [scope.communityId]),
    idIn('spaceId', scope.spaceIds),
    ...terms.wanted.map(conditionOfTerm),
    ...terms.phrases.map(conditionOfPhrase),
    ...terms.excluded.map((term) => not(conditionOfTerm(term))),
    ...terms.excludedPhrases.map((words) => not(conditionOfPhrase(words))),
  ];
}

/** The spaces a person narrowed the set to, if any. */
export function inSpaces({ spaceIds }: SearchFilter): Condition[] {
  return spaceIds ? [idIn('spaceId', spaceIds)] : [];
}

/** The dates a person narrowed the set to, if any. */
export function inDates({ publishedFrom, publishedBefore }: SearchFilter): Condition[] {
  return [
    ...(publishedFrom ? [published('>=', publishedFrom.getTime() * 1_000)] : []),
    ...(publishedBefore ? [published('<', publishedBefore.getTime() * 1_000)] : []),
  ];
}

/** Ranked lists are counted, the others go on from the last hit's instant and id, and so are the same in every engine. */
export type Place =
  | { readonly kind: 'counted'; readonly offset: number; readonly asOf: string }
  | { readonly kind: 'keyed'; readonly publishedAt: string; readonly postId: string }
  | { readonly kind: 'start' };

/** Everything after a place; for a counted one, everything that was there when the list began. */
export function from(place: Place, order: SearchRequest['order']): Condition[] {
  if (place.kind === 'start') return [];
  if (place.kind === 'counted') return [published('<=', microsecondsOf(place.asOf))];
  const at = microsecondsOf(place.publishedAt);
  const sameInstant = published('=', at);
  if (order === 'oldest') return [anyOf([published('>', at), allOf([sameInstant, idAfter(place.postId)])])];
  return [anyOf([published('<', at), allOf([sameInstant, idBefore(place.postId)])])];
}

/** How the page is sorted: by rank where there are words to rank by, then by date. */
export function orderOf(
  request: SearchRequest,
  terms: Terms,
): Pick<MultiSearchQuery, 'q' | 'matchingStrategy' | 'sort'> {
  if (request.order === 'oldest') return { q: '', sort: ['published:asc', 'postId:asc'] };
  const words = terms.wanted.flatMap((term) => rankWordOf(term) ?? []);
  const sort = ['published:desc', 'postId:desc'];
  if (words.length === 0) return { q: '', sort };
  // The filter has found them all: the words only say which come first, so none but the common one is required.
  return {
    q: [EVERY_DOCUMENT, ...words.slice(0, MOST_RANKED_WORDS)].join(' '),
    matchingStrategy: 'last',
    sort,
  };
}

/** True where documents differ in rank. */
export function isRanked(request: SearchRequest, terms: Terms): boolean {
  return request.order === 'best' && terms.wanted.length > 0;
}

function conditionOfTerm(term: Term): Condition {
  const found = lexemeIn(lexemesOfTerm(term));
  return term.beginning === null ? found : anyOf([found, lexemeStartsWith(wordLexeme(term.beginning))]);
}

function conditionOfPhrase(words: readonly string[]): Condition {
  return allOf(lexemesOfPhrase(words).map((lexeme) => lexemeIn([lexeme])));
}

function rankWordOf({ words, stems }: Term): string | undefined {
  const [word] = words;
  return word === undefined ? undefined : rankWordsOf(word, stems)[0];
}
