import { isUuid } from '#platform';
import { DraftPlaceInvalid } from './draft.errors.js';

/** What a draft will be, as the API names it. */
export const DraftKind = {
  REPLY: 'reply',
  ANSWER: 'answer',
  OPENING: 'opening',
  EDIT: 'edit',
} as const;

/** What a draft will be, as the database keeps it. */
export type DraftKind = (typeof DraftKind)[keyof typeof DraftKind];

/** Where a draft belongs; a member has one draft a place. */
export interface DraftPlace {
  kind: DraftKind;
  /** The thread (reply), post (answer, edit) or space (opening). */
  id: string;
}

/** Stands for the space of a thread whose space is not chosen yet. */
const NOWHERE = '00000000-0000-0000-0000-000000000000';

/** Throws DraftPlaceInvalid: only a thread that is to be opened may have no place yet. */
export function acceptPlace(given: { kind: DraftKind; id?: string | null }): DraftPlace {
  const { kind, id } = given;
  if (id == null && kind === 'opening') return { kind, id: NOWHERE };
  if (id == null || id === NOWHERE || !isUuid(id)) throw new DraftPlaceInvalid();
  return { kind, id: id.toLowerCase() };
}

/** The id that a place has for its member; null for none yet. */
export function shownId(placeId: string): string | null {
  return placeId === NOWHERE ? null : placeId;
}
