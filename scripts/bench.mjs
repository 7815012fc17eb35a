// npm run bench: the measured ratios, in less than ten minutes. `-- --only 7,8` measures some targets and writes nothing,
// `-- --quick` runs one short round of each.
import { parseArgs } from 'node:util';
import { prepare } from './prepare.mjs';

const { values } = parseArgs({ options: { only: { type: 'string' }, quick: { type: 'boolean' } } });

await prepare(['server', 'widget']);
const { runBench } = await import('../dist/test/bench/run-bench.js');
const only = (values.only ?? '').split(',').filter(Boolean).map(Number);
const isWhole = only.length === 0 && !values.quick;
await runBench({
  databaseUrl: process.env.DATABASE_URL || undefined,
  only,
  isQuick: values.quick ?? false,
  file: isWhole ? 'bench/latest.json' : undefined,
});
process.exit();
