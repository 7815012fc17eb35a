import { DomainError } from '#platform';
import { requireStorable } from '../text/source-text.js';

/** Tags of one thread at most. */
export const MOST_TAGS = 5;
const LONGEST_TAG = 30;

/** No name of a tag, or too many of them. */
export class TagInvalid extends DomainError {
  readonly code = 'TAG_INVALID';
  constructor(field = 'tags') {
    super(`At most ${MOST_TAGS} tags, each of 1 to ${LONGEST_TAG} characters.`, { field });
  }
}

/** A tag's name as it was written, and as it is compared. */
export interface TagName {
  name: string;
  folded: string;
}

/** Case, accents and the width of spaces make no other tag. */
export function foldTag(name: string): string {
  const plain = name.normalize('NFKD').replaceAll(/\p{M}/gu, '');
  return plain.replaceAll(/\s+/gu, ' ').trim().toLowerCase().normalize('NFC');
}

/** As it is compared; null for what is no name of a tag. */
export function foldedTagOf(text: string): string | null {
  try {
    return acceptTag(text).folded;
  } catch (error) {
    if (error instanceof DomainError) return null;
    throw error;
  }
}

/** Throws TagInvalid. */
export function acceptTag(text: string, field = 'name'): TagName {
  requireStorable(text, field);
  const name = text.normalize('NFC').replaceAll(/\s+/gu, ' ').trim().replace(/^#+ ?/, '');
  const folded = foldTag(name);
  // Control and format characters would make two names that look alike.
  if (folded === '' || [...name].length > LONGEST_TAG || /[\p{Cc}\p{Cf}\p{Co}]/u.test(name))
    throw new TagInvalid(field);
  return { name, folded };
}

/** In the order given, each once. Throws TagInvalid. */
export function acceptTags(texts: readonly string[]): TagName[] {
  const byFold = new Map<string, TagName>();
  for (const text of texts) {
    const tag = acceptTag(text, 'tags');
    if (!byFold.has(tag.folded)) byFold.set(tag.folded, tag);
  }
  if (byFold.size > MOST_TAGS) throw new TagInvalid();
  return [...byFold.values()];
}

/** A name for addresses; letters of no Latin script stay as they are. */
export function tagSlugOf(folded: string): string {
  return folded.replaceAll(/[^\p{L}\p{N}]+/gu, '-').replaceAll(/^-+|-+$/g, '') || 'tag';
}
