import { UPLOAD_LIMITS } from '#protocol';
import { TRUST_LEVELS, type TrustLevel } from './trust-level.js';

/** What a member of some level may do. Null is no limit but that of everybody. */
export interface TrustAllowance {
  readonly level: TrustLevel;
  readonly linksPerPost: number | null;
  readonly mentionsPerPost: number;
  readonly filesPerPost: number;
  /** In the first 24 hours after joining. */
  readonly threadsOnFirstDay: number | null;
  /** In the first 24 hours after joining. */
  readonly repliesOnFirstDay: number | null;
  readonly reactionsPerDay: number;
}

const KNOWN = {
  linksPerPost: null,
  mentionsPerPost: 10,
  filesPerPost: UPLOAD_LIMITS.perPost,
  threadsOnFirstDay: null,
  repliesOnFirstDay: null,
};

/** Per level; the numbers are those that large forums have settled on over the years. */
const ALLOWANCES: Readonly<Record<TrustLevel, TrustAllowance>> = {
  0: {
    level: 0,
    linksPerPost: 2,
    mentionsPerPost: 2,
    filesPerPost: 2,
    threadsOnFirstDay: 3,
    repliesOnFirstDay: 10,
    reactionsPerDay: 50,
  },
  1: { level: 1, ...KNOWN, reactionsPerDay: 50 },
  2: { level: 2, ...KNOWN, reactionsPerDay: 75 },
  3: { level: 3, ...KNOWN, reactionsPerDay: 100 },
  4: { level: 4, ...KNOWN, reactionsPerDay: 150 },
};

/** What a member of this level may do. */
export function allowanceOf(level: TrustLevel): TrustAllowance {
  return ALLOWANCES[level];
}

/** All of them, lowest first. */
export const TRUST_ALLOWANCES: readonly TrustAllowance[] = TRUST_LEVELS.map(allowanceOf);
