/** A run of words that both texts have, or only the earlier or the later one. */
export interface DiffRun {
  kind: 'same' | 'added' | 'removed';
  text: string;
}

/** Cells of the table of common words; beyond, what lies between the common ends is shown as replaced. */
const MOST_CELLS = 4_000_000;

/** What became of a text, word by word; white space goes with the word before it. */
export function wordDiff(before: string, after: string): DiffRun[] {
  const [a, b] = [wordsOf(before), wordsOf(after)];
  let start = 0;
  while (start < a.length && start < b.length && a[start] === b[start]) start += 1;
  let end = 0;
  while (end < a.length - start && end < b.length - start && a.at(-1 - end) === b.at(-1 - end)) end += 1;
  const runs: DiffRun[] = [];
  const add = (kind: DiffRun['kind'], words: readonly string[]): void => {
    const text = words.join('');
    const last = runs.at(-1);
    if (text === '') return;
    if (last?.kind === kind) last.text += text;
    else runs.push({ kind, text });
  };
  add('same', a.slice(0, start));
  between(a.slice(start, a.length - end), b.slice(start, b.length - end), add);
  add('same', a.slice(a.length - end));
  return runs;
}

function wordsOf(text: string): string[] {
  return text.match(/\S+\s*|\s+/g) ?? [];
}

function between(
  a: readonly string[],
  b: readonly string[],
  add: (kind: DiffRun['kind'], words: readonly string[]) => void,
): void {
  const width = b.length + 1;
  if (a.length === 0 || b.length === 0 || a.length * b.length > MOST_CELLS) {
    add('removed', a);
    return add('added', b);
  }
  const common = new Uint32Array((a.length + 1) * width);
  const at = (i: number, j: number): number => common[i * width + j] ?? 0;
  for (let i = a.length - 1; i >= 0; i -= 1)
    for (let j = b.length - 1; j >= 0; j -= 1)
      common[i * width + j] = a[i] === b[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
  let [i, j] = [0, 0];
  while (i < a.length || j < b.length) {
    if (i < a.length && j < b.length && a[i] === b[j]) {
      add('same', [a[i++] ?? '']);
      j += 1;
    } else if (j >= b.length || (i < a.length && at(i + 1, j) >= at(i, j + 1)))
      add('removed', [a[i++] ?? '']);
    else add('added', [b[j++] ?? '']);
  }
}
