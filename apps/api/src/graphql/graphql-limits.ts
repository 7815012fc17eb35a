// Bounds on what a document may ask, before anything runs; tested with bombs of each kind.

/** Longest document, in tokens. */
export const PARSE_OPTIONS = { maxTokens: 1_000 };
/** Most selections once fragments are followed. */
export const MAX_RECURSIVE_SELECTIONS = 2_000;
/** Deepest path of fields. Introspection has a limit of its own. */
export const MAX_DEPTH = 10;
/** Most aliases of one operation: they let one document ask the same thing many times. */
export const MAX_ALIASES = 15;
/** Most root fields of one operation, aliased, repeated or not. */
export const MAX_ROOT_FIELDS = { query: 10, mutation: 5, subscription: 1 } as const;
/** Most objects that the pages of one operation may add up to. */
export const MAX_OBJECTS = 10_000;
