import { lineOfText } from '#identity';
import { isTimeZone } from '#platform';
import { SettingInvalid } from './community.errors.js';
import type { CommunityRow } from './community.entity.js';
import { defaultLocaleOf, localesOf } from './locale.js';
import { originsOf } from './origin.js';
import { paragraphOf } from './paragraph.js';
import { type ReactionKindDraft, reactionsOf } from './reaction-kinds.js';

const ACCENT = /^#[0-9a-f]{6}$/;
const LONGEST_URL = 2_000;
const HIGHEST_THRESHOLD = 1_000;
const WEEK_MINUTES = 10_080;

/** Longest name of a community or a space, in code points. */
export const LONGEST_TITLE = 80;

/** What an admin may change; absent or null is left as it is. An empty `logoUrl` takes the logo away. */
export interface CommunityChanges {
  name?: string | null;
  description?: string | null;
  locales?: string[] | null;
  defaultLocale?: string | null;
  accent?: string | null;
  logoUrl?: string | null;
  allowedOrigins?: string[] | null;
  newcomerPostThreshold?: number | null;
  acceptsSsoRoles?: boolean | null;
  linkPreviews?: boolean | null;
  offersConversations?: boolean | null;
  timeZone?: string | null;
  /** All that are to be offered, in their order; none turns reactions off. */
  reactions?: ReactionKindDraft[] | null;
  editWindowMinutes?: number | null;
  publicRevisions?: boolean | null;
}

/** The row as it will be. Throws SettingInvalid, OriginInvalid, NameInvalid, InvalidUnicode and NulNotAllowed. */
export function changedCommunity(row: CommunityRow, changes: CommunityChanges): CommunityRow {
  const { name, description, accent, logoUrl, allowedOrigins, newcomerPostThreshold } = changes;
  const locales = changes.locales == null ? row.locales : localesOf(changes.locales);
  return {
    ...row,
    name: name == null ? row.name : lineOfText(name, 'name', LONGEST_TITLE),
    description: description == null ? row.description : paragraphOf(description, 'description'),
    locales,
    defaultLocale: defaultLocaleOf(changes.defaultLocale ?? row.defaultLocale, locales),
    accent: accent == null ? row.accent : accentOf(accent),
    logoUrl: logoUrl == null ? row.logoUrl : logoUrlOf(logoUrl),
    allowedOrigins: allowedOrigins == null ? row.allowedOrigins : originsOf(allowedOrigins),
    newcomerPostThreshold:
      newcomerPostThreshold == null ? row.newcomerPostThreshold : thresholdOf(newcomerPostThreshold),
    acceptsSsoRoles: changes.acceptsSsoRoles ?? row.acceptsSsoRoles,
    linkPreviews: changes.linkPreviews ?? row.linkPreviews,
    offersConversations: changes.offersConversations ?? row.offersConversations,
    editWindowMinutes:
      changes.editWindowMinutes == null ? row.editWindowMinutes : windowOf(changes.editWindowMinutes),
    publicRevisions: changes.publicRevisions ?? row.publicRevisions,
    timeZone: changes.timeZone == null ? row.timeZone : timeZoneOf(changes.timeZone),
    reactions: changes.reactions == null ? row.reactions : reactionsOf(row.reactions, changes.reactions),
  };
}

/** Throws SettingInvalid for what is no IANA time zone. */
export function timeZoneOf(name: string): string {
  if (!isTimeZone(name))
    throw new SettingInvalid('A time zone has a name such as Europe/Paris.', { field: 'timeZone' });
  return name;
}

function accentOf(text: string): string {
  const accent = text.toLowerCase();
  if (!ACCENT.test(accent)) throw new SettingInvalid('A colour is written #rrggbb.', { field: 'accent' });
  return accent;
}

function logoUrlOf(text: string): string | null {
  if (text === '') return null;
  if (text.length > LONGEST_URL || !URL.canParse(text) || new URL(text).protocol !== 'https:')
    throw new SettingInvalid('The logo has an https address.', { field: 'logoUrl' });
  return new URL(text).href;
}

function windowOf(minutes: number): number {
  if (minutes < 0 || minutes > WEEK_MINUTES)
    throw new SettingInvalid(`0 to ${WEEK_MINUTES} minutes.`, { field: 'editWindowMinutes' });
  return minutes;
}

function thresholdOf(count: number): number {
  if (count < 0 || count > HIGHEST_THRESHOLD)
    throw new SettingInvalid(`0 to ${HIGHEST_THRESHOLD} posts.`, { field: 'newcomerPostThreshold' });
  return count;
}
