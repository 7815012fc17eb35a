interface MonthCount {
  month: string;
  count: number;
}

/** Beyond this a bar is too thin to point at: only months with something are kept. */
const MOST_BARS = 120;

const following = (month: string): string => {
  const [year = 0, number = 1] = month.split('-').map(Number);
  return new Date(Date.UTC(year, number, 1)).toISOString().slice(0, 7);
};

/** The months in order, silent ones included, so that time is not bent. */
export function everyMonth(months: readonly MonthCount[]): MonthCount[] {
  const sorted = [...months].sort((a, b) => a.month.localeCompare(b.month));
  const [first, last] = [sorted[0], sorted.at(-1)];
  if (!first || !last) return [];
  const counts = new Map(sorted.map(({ month, count }) => [month, count]));
  const all: MonthCount[] = [];
  for (let month = first.month; month <= last.month; month = following(month)) {
    if (all.length === MOST_BARS) return sorted;
    all.push({ month, count: counts.get(month) ?? 0 });
  }
  return all;
}
