/** Bounds on what a document may ask, before anything runs; measured against bombs of each kind. */
export const PARSE_OPTIONS = { maxTokens: 1_000 };
export const MAX_RECURSIVE_SELECTIONS = 2_000;
