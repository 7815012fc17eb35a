// Bounds on what a document may ask, before anything runs. Each is tested just under and just over it.

/** Longest document, in tokens. */
export const PARSE_OPTIONS = { maxTokens: 1_000 };
/** Most selections once fragments are followed. */
export const MAX_RECURSIVE_SELECTIONS = 2_000;
/** Most aliases of one operation: they let one document ask the same thing many times. */
export const MAX_ALIASES = 15;
/** Most directives of one operation, wherever they stand. */
export const MAX_DIRECTIVES = 20;
/** Most times that an operation selects again what it has already selected in the same place. */
export const MAX_REPEATS = 20;
/** Most root fields of one operation, aliased, repeated or not. */
export const MAX_ROOT_FIELDS = { query: 10, mutation: 5, subscription: 1 } as const;
/** Deepest path of fields that anybody may ask. Introspection has a limit of its own. */
export const MAX_DEPTH = 10;

/** What one caller's operation may amount to. */
export interface Allowance {
  /** Deepest path of fields. */
  readonly depth: number;
  /** In units of `costOf`. */
  readonly cost: number;
}

/** Guests and members: what the widget asks, with room. */
export const PUBLIC_ALLOWANCE: Allowance = { depth: 7, cost: 1_500 };
/** Staff in the console, the install's operators, and programs with a key. */
export const STAFF_ALLOWANCE: Allowance = { depth: MAX_DEPTH, cost: 5_000 };

/** Longest that an operation may take; the database is told to stop as well. */
export const DEADLINE_MS = 5_000;
