import {
  REACTION_ICONS,
  REACTION_KINDS_MAX,
  REACTION_LABEL_MAX_CODE_POINTS,
  type ReactionIconName,
  type ReactionKind,
} from '#protocol';
import { lineOfText } from '#identity';
import { SettingInvalid } from './community.errors.js';

/** What a community offers before anybody changes it; the column's default says the same. */
export const FIRST_REACTIONS: readonly ReactionKind[] = [
  { kind: 'like', fr: 'J’aime', en: 'Like', icon: 'thumb-up', isOffered: true },
  { kind: 'love', fr: 'J’adore', en: 'Love', icon: 'heart', isOffered: true },
  { kind: 'insightful', fr: 'Instructif', en: 'Insightful', icon: 'bulb', isOffered: true },
  { kind: 'funny', fr: 'Drôle', en: 'Funny', icon: 'mood-happy', isOffered: true },
  { kind: 'thanks', fr: 'Merci', en: 'Thanks', icon: 'heart-handshake', isOffered: true },
];

/** One reaction as an admin sends it. */
export interface ReactionKindDraft {
  kind: string;
  fr: string;
  en: string;
  icon: string;
}

const KIND = /^[a-z][a-z0-9_]{0,23}$/;
/** Former kinds of which names and icons are kept; older ones are shown by their kind alone. */
const MOST_FORMER = 24;

/**
 * The reactions as they will be: those given, in their order, then the former ones, latest taken out first. None at all
 * turns reactions off. Throws SettingInvalid, NameInvalid, InvalidUnicode and NulNotAllowed.
 */
export function reactionsOf(
  before: readonly ReactionKind[],
  drafts: readonly ReactionKindDraft[],
): ReactionKind[] {
  if (drafts.length > REACTION_KINDS_MAX)
    throw new SettingInvalid(`At most ${REACTION_KINDS_MAX} reactions.`, { field: 'reactions' });
  const offered = drafts.map(kindOf);
  const kinds = new Set(offered.map(({ kind }) => kind));
  if (kinds.size < offered.length)
    throw new SettingInvalid('Each reaction has a kind of its own.', { field: 'reactions' });
  const former = before.filter(({ kind }) => !kinds.has(kind)).map((each) => ({ ...each, isOffered: false }));
  return [...offered, ...former.slice(0, MOST_FORMER)];
}

function kindOf({ kind, fr, en, icon }: ReactionKindDraft, index: number): ReactionKind {
  const at = (field: string) => `reactions.${index}.${field}`;
  if (!KIND.test(kind))
    throw new SettingInvalid('1 to 24 small letters, digits and _, from a letter.', { field: at('kind') });
  if (!Object.hasOwn(REACTION_ICONS, icon))
    throw new SettingInvalid(`One of ${Object.keys(REACTION_ICONS).join(', ')}.`, { field: at('icon') });
  return {
    kind,
    fr: lineOfText(fr, at('fr'), REACTION_LABEL_MAX_CODE_POINTS),
    en: lineOfText(en, at('en'), REACTION_LABEL_MAX_CODE_POINTS),
    icon: icon as ReactionIconName,
    isOffered: true,
  };
}
