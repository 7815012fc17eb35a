/** Characters of one option, in code points. */
export const POLL_OPTION_MAX_CODE_POINTS = 100;
/** Characters of a question, in code points. */
export const POLL_QUESTION_MAX_CODE_POINTS = 255;
/** Fewest options of a poll. */
export const POLL_OPTIONS_MIN = 2;
/** Most options of a poll. */
export const POLL_OPTIONS_MAX = 20;
/** A poll closes by itself within so many days, or never. */
export const POLL_DAYS_MAX = 365;

/** How one votes: for one option, for several, or by putting them in order of preference. */
export type PollKind = 'SINGLE' | 'MULTIPLE' | 'RANKED';
/** Who sees the counts: everybody at once, who has voted, or everybody once it is closed. Closed polls are seen by all. */
export type PollVisibility = 'ALWAYS' | 'AFTER_VOTE' | 'AFTER_CLOSE';

/** One round of an instant runoff. */
export interface PollRound {
  /** Of each option in turn; null for one that is out. */
  readonly votes: readonly (number | null)[];
  /** Ballots none of whose options is left. */
  readonly exhausted: number;
}

/** What was counted. Options are numbered from 1, in the order of the poll. */
export interface PollResults {
  /** Of each option in turn: ballots that have it; of a ranked poll, those that put it first. */
  readonly votes: readonly number[];
  /** Of a ranked poll, else null. */
  readonly rounds: readonly PollRound[] | null;
  /** Those with most, or who are left at the end; several where they are equal, none where nobody has voted. */
  readonly winners: readonly number[];
}

/** A poll as every reader sees it: counts are in it only where every reader may know them. */
export interface PollExtras {
  readonly id: string;
  readonly question: string;
  readonly kind: PollKind;
  readonly options: readonly string[];
  readonly minChoices: number;
  readonly maxChoices: number;
  readonly isAnonymous: boolean;
  readonly mayChange: boolean;
  readonly visibility: PollVisibility;
  /** ISO 8601 in UTC; null for one that stays open until somebody closes it. */
  readonly closesAt: string | null;
  readonly isClosed: boolean;
  /** Members who have voted: never a secret, unlike what for. */
  readonly voterCount: number;
  /** Null while some readers may not see them. */
  readonly results: PollResults | null;
}
