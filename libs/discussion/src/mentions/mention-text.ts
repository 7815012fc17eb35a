import { mapProse } from '../text/html-text.js';
import type { PreparedText } from '../text/prepare-text.js';

/** An `@` that begins a word, and what could be a handle behind it: an address of mail is none. */
const MENTION = /(?<![\p{L}\p{N}_@./+-])@([a-z0-9](?:[a-z0-9._-]{0,60}[a-z0-9])?)(?![\p{L}\p{N}_])/giu;

/** Looked up in one text; beyond, an `@` is a sign like any other. */
const MOST_LOOKED_UP = 60;

/** A member whom a text may name. */
export interface MentionedMember {
  id: string;
  handle: string;
}

/** What could be handles in the prose of sanitised HTML, in small letters, each once, at most 60. */
export function possibleHandles(html: string): string[] {
  if (!html.includes('@')) return [];
  const found = new Set<string>();
  mapProse(html, (text) => {
    for (const [, word = ''] of text.matchAll(MENTION))
      readings(word).forEach((reading) => found.add(reading));
    return text;
  });
  return [...found].slice(0, MOST_LOOKED_UP);
}

/**
 * Sanitised HTML in which those whom it names are marked, and their ids in the order of the text, each once. The mark is
 * ours alone: the sanitiser has taken away every class and every `data-` that the author may have written.
 */
export function withMentions(
  html: string,
  members: readonly MentionedMember[],
): { html: string; memberIds: string[] } {
  const idOf = new Map(members.map(({ id, handle }) => [handle, id]));
  const memberIds = new Set<string>();
  const marked = mapProse(html, (text) =>
    text.replace(MENTION, (whole: string, word: string) => {
      const handle = readings(word).find((reading) => idOf.has(reading));
      const id = handle === undefined ? undefined : idOf.get(handle);
      if (handle === undefined || id === undefined) return whole;
      memberIds.add(id);
      const end = handle.length + 1;
      return `<span class="mention" data-member="${id}">${whole.slice(0, end)}</span>${whole.slice(end)}`;
    }),
  );
  return { html: marked, memberIds: [...memberIds] };
}

/** The text as it will be kept: it names those of `members` whose handles stand in it. */
export function namingMembers(text: PreparedText, members: readonly MentionedMember[]): PreparedText {
  if (members.length === 0) return text;
  const { html, memberIds } = withMentions(text.bodyHtml, members);
  return { ...text, bodyHtml: html, mentionIds: memberIds };
}

/** `jeanne.dupont`, or else `jeanne` with a sentence that begins behind the full stop; the longest first. */
function readings(word: string): string[] {
  const handle = word.toLowerCase();
  const ends = [...handle.matchAll(/[._-]+/g)].map(({ index }) => index).reverse();
  return [handle, ...ends.map((end) => handle.slice(0, end))].slice(0, 4);
}
