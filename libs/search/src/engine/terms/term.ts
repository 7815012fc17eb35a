/** One thing a document must contain, in any of these forms. */
export interface Term {
  readonly words: readonly string[];
  readonly stems: readonly string[];
  /** Any word that starts so. */
  readonly beginning: string | null;
}

/** The words of a query in every form that counts: the same for every engine, so that all find the same set. */
export interface Terms {
  /** Each must occur. */
  readonly wanted: readonly Term[];
  /** Words in a row; each must occur. */
  readonly phrases: readonly (readonly string[])[];
  /** None may occur. */
  readonly excluded: readonly Term[];
  /** Words in a row; none may occur. */
  readonly excludedPhrases: readonly (readonly string[])[];
}
