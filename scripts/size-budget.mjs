// What a brand's page pays for the widget, compressed as it is served. Fails when a part outgrows its budget.
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { prepare } from './prepare.mjs';

const FOLDER = 'dist/widget';
const BUDGETS = { 'parvis.js': 12_000, total: 45_000 };

await prepare(['widget']);
const scripts = readdirSync(FOLDER, { recursive: true }).filter((name) => name.endsWith('.js'));
const sizes = Object.fromEntries(
  scripts.map((name) => [name, gzipSync(readFileSync(join(FOLDER, name)), { level: 9 }).length]),
);
sizes.total = Object.values(sizes).reduce((sum, size) => sum + size, 0);

for (const [name, limit] of Object.entries(BUDGETS)) {
  const size = sizes[name] ?? Infinity;
  const line = `${name}: ${size} of ${limit} bytes`;
  if (size <= limit) console.log(line);
  else {
    console.error(`${line}, over budget`);
    process.exitCode = 1;
  }
}
