import { TRUST_LEVELS, type TrustLevel } from './trust-level.js';

/** What a member of some level may do. Null is no limit but that of everybody. */
export interface TrustAllowance {
  readonly level: TrustLevel;
  readonly linksPerPost: number | null;
  readonly mentionsPerPost: number;
  readonly picturesPerPost: number;
  readonly filesPerPost: number;
  /** In the first 24 hours after joining. */
  readonly threadsOnFirstDay: number | null;
  /** In the first 24 hours after joining. */
  readonly repliesOnFirstDay: number | null;
  readonly reactionsPerDay: number;
  /** Of the community's edit window. */
  readonly editWindowFactor: number;
  readonly mayReport: boolean;
  readonly mayOpenPrivateThread: boolean;
  readonly mayCreatePoll: boolean;
  readonly mayCreateTag: boolean;
}

const NEW: TrustAllowance = {
  level: 0,
  linksPerPost: 2,
  mentionsPerPost: 2,
  picturesPerPost: 1,
  filesPerPost: 0,
  threadsOnFirstDay: 3,
  repliesOnFirstDay: 10,
  reactionsPerDay: 50,
  editWindowFactor: 1,
  mayReport: false,
  mayOpenPrivateThread: false,
  mayCreatePoll: false,
  mayCreateTag: false,
};

const BASIC: TrustAllowance = {
  ...NEW,
  level: 1,
  linksPerPost: null,
  mentionsPerPost: 10,
  picturesPerPost: 10,
  filesPerPost: 10,
  threadsOnFirstDay: null,
  repliesOnFirstDay: null,
  mayReport: true,
  mayOpenPrivateThread: true,
  mayCreatePoll: true,
};

/** Per level; the numbers are those that large forums have settled on over the years. */
const ALLOWANCES: Readonly<Record<TrustLevel, TrustAllowance>> = {
  0: NEW,
  1: BASIC,
  2: { ...BASIC, level: 2, reactionsPerDay: 75, editWindowFactor: 30 },
  3: { ...BASIC, level: 3, reactionsPerDay: 100, editWindowFactor: 30, mayCreateTag: true },
  4: { ...BASIC, level: 4, reactionsPerDay: 150, editWindowFactor: 30, mayCreateTag: true },
};

/** What a member of this level may do. */
export function allowanceOf(level: TrustLevel): TrustAllowance {
  return ALLOWANCES[level];
}

/** All of them, lowest first. */
export const TRUST_ALLOWANCES: readonly TrustAllowance[] = TRUST_LEVELS.map(allowanceOf);
