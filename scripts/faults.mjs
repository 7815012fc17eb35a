// npm run faults: kills each part of an install ten times while members write, and counts what became of the writes.
// `-- --rounds 2` for fewer, `-- --only Redis` for one fault; those write nothing.
import { parseArgs } from 'node:util';
import { prepare } from './prepare.mjs';

const { values } = parseArgs({ options: { only: { type: 'string' }, rounds: { type: 'string' } } });

await prepare(['server']);
const { runFaults } = await import('../dist/test/faults/run-faults.js');
const isWhole = !values.only && !values.rounds;
const isFlawless = await runFaults({
  rounds: Number(values.rounds ?? 10),
  only: values.only,
  file: isWhole ? 'bench/faults.json' : undefined,
});
process.exit(isFlawless ? 0 : 1);
