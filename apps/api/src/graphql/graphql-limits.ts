// Bounds on what a document may ask, before anything runs; tested with bombs of each kind.

/** Longest document, in tokens. */
export const PARSE_OPTIONS = { maxTokens: 1_000 };
/** Most selections once fragments are followed. */
export const MAX_RECURSIVE_SELECTIONS = 2_000;
