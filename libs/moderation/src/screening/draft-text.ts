import type { PostDraft } from '#discussion';

/** Everything a draft gives to read: the title of a thread to open, then the text. */
export function draftText(draft: PostDraft): string {
  return draft.title === null ? draft.plainText : `${draft.title}\n${draft.plainText}`;
}
