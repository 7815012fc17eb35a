/** One measured figure, beside the limit of the same run. */
export interface Figure {
  /** Number in the table of targets (docs/performance.md). */
  readonly target: number;
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  /** What the bare means did in the same run; null where the target is absolute. */
  readonly baseline: number | null;
  /** Median of the rounds' own ratios, value to baseline. */
  readonly ratio: number | null;
  readonly want: string;
  /** Null: shown beside a target, not one itself. */
  readonly met: boolean | null;
  readonly note?: string;
}

/** What a figure has to be. */
export interface Wish {
  readonly of: 'ratio' | 'value';
  readonly is: 'at least' | 'at most';
  readonly limit: number;
  /** Instead of "ratio ≥ limit". */
  readonly words?: string;
}

/** Rounds of a value with its baseline, measured in turns. */
export interface Rounds {
  readonly values: readonly number[];
  readonly baselines?: readonly number[];
}

/** The middle one; of an even number, the mean of the two. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  const [low = 0, high = 0] = sorted.length % 2 ? [sorted[middle], sorted[middle]] : sorted.slice(middle - 1);
  return (low + high) / 2;
}

/** Judges medians. */
export function figureOf(
  head: { target: number; name: string; unit: string; note?: string },
  rounds: Rounds,
  wish: Wish | null,
): Figure {
  const value = median(rounds.values);
  const { baselines } = rounds;
  const baseline = baselines ? median(baselines) : null;
  const ratio = baselines
    ? median(rounds.values.map((one, index) => one / (baselines[index] as number)))
    : null;
  const judged = wish?.of === 'ratio' ? ratio : value;
  const met =
    wish && judged !== null ? (wish.is === 'at least' ? judged >= wish.limit : judged <= wish.limit) : null;
  const { target, name, unit, note } = head;
  const want = wish ? wordsOf(wish, unit) : '';
  return {
    target,
    name,
    value: rounded(value),
    unit,
    baseline: baseline === null ? null : rounded(baseline),
    ratio: ratio === null ? null : rounded(ratio),
    want,
    met,
    ...(note ? { note } : {}),
  };
}

function wordsOf({ of, is, limit, words }: Wish, unit: string): string {
  if (words) return words;
  const sign = is === 'at least' ? '≥' : '≤';
  return of === 'ratio' ? `ratio ${sign} ${limit}` : `${sign} ${limit} ${unit}`;
}

function rounded(value: number): number {
  return Number(value.toPrecision(4));
}
