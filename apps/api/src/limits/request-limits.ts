import type { Limit } from '#platform';

// What anybody may ask. For comparison: Discourse lets an address make 50 requests in 10 s and 200 in a minute, and its
// administrators' API 60 a minute; a brand's shop, school or office may stand behind one address, so ours are wider.

/** Requests of everybody without a session, by address; an operation counts by what it may answer. */
export const GUEST: Limit = { name: 'guest', points: 300, seconds: 10, isHot: true };
/** Requests of one person who is signed in. */
export const MEMBER: Limit = { name: 'member', points: 200, seconds: 10, isHot: true };
/** Requests of one person with a role. */
export const STAFF: Limit = { name: 'staff', points: 1_000, seconds: 10, isHot: true };
/** Requests of one API key. */
export const API_KEY: Limit = { name: 'api-key', points: 600, seconds: 60, isHot: true };

/** Limits of one kind of work: for people, for those with a role or an API key, for an address without a session. */
export interface WorkLimits {
  readonly member: Limit;
  readonly staff: Limit;
  readonly guest: Limit;
}

/** Changes of any kind. */
export const WRITES: WorkLimits = {
  guest: { name: 'guest-write', points: 120, seconds: 60 },
  member: { name: 'write', points: 60, seconds: 60 },
  staff: { name: 'staff-write', points: 600, seconds: 60 },
};

/** Messages: written by hand, so one every three seconds is much (Coral's own limit). */
const POSTS: WorkLimits = {
  ...WRITES,
  member: { name: 'post', points: 20, seconds: 60 },
  staff: { name: 'staff-post', points: 120, seconds: 60 },
};

/** Searching is the dearest read. Discourse: 30 a minute, and 15 per address without a session. */
export const SEARCHES: WorkLimits = {
  guest: { name: 'guest-search', points: 60, seconds: 60 },
  member: { name: 'search', points: 30, seconds: 60 },
  staff: { name: 'staff-search', points: 300, seconds: 60 },
};

/** Files: ten with one message, and a member may try again. Each is decoded and encoded, which is the dearest work there is. */
export const UPLOADS: WorkLimits = {
  ...WRITES,
  member: { name: 'upload', points: 30, seconds: 60 },
  staff: { name: 'staff-upload', points: 120, seconds: 60 },
};

const EXPORTS: WorkLimits = {
  guest: { name: 'guest-write', points: 120, seconds: 60 },
  member: { name: 'export', points: 10, seconds: 3_600 },
  staff: { name: 'staff-export', points: 60, seconds: 3_600 },
};

/** Completing a name as it is typed: a letter or two a second, for a while. */
const COMPLETIONS: WorkLimits = {
  guest: SEARCHES.guest,
  member: { name: 'completion', points: 120, seconds: 60 },
  staff: { name: 'staff-completion', points: 300, seconds: 60 },
};

/** A brand's customers are signed in as they open its page: many at once from one address. */
const SIGN_INS: WorkLimits = {
  ...WRITES,
  guest: { name: 'brand-sign-in', points: 300, seconds: 60 },
};

/** Root fields that have a limit of their own; other mutations count as writes, other queries by their cost alone. */
export const FIELD_LIMITS: Readonly<Record<string, WorkLimits>> = {
  postReply: POSTS,
  threadOpen: POSTS,
  verbatims: SEARCHES,
  mentionCandidates: COMPLETIONS,
  exportStart: EXPORTS,
  ssoSignIn: SIGN_INS,
  sessionRefresh: SIGN_INS,
};
