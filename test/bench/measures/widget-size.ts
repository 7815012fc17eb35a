import { execFileSync } from 'node:child_process';
import { figureOf, type Wish } from '../report/figure.js';
import type { Bench } from '../rig/bench.js';

/** The budget's own words for the parts, and what each may weigh. */
const PARTS: readonly [part: string, limit: number][] = [
  ['loader', 1_500],
  ['readable thread, in all', 12_000],
  ['all that a reader loads', 25_000],
];

/** Target 16: what a brand's page loads, as the size budget counts it. */
export function measureWidget(bench: Bench): void {
  const lines = execFileSync(process.execPath, ['scripts/size-budget.mjs'], { encoding: 'utf8' }).split('\n');
  for (const [part, limit] of PARTS) {
    const line = lines.find((one) => one.startsWith(part));
    const bytes = Number(/(\d+) of \d+ bytes/.exec(line ?? '')?.[1] ?? NaN);
    const wish: Wish = { of: 'value', is: 'at most', limit };
    bench.add(
      figureOf({ target: 16, name: `widget, ${part}, gzip`, unit: 'bytes' }, { values: [bytes] }, wish),
    );
  }
}
