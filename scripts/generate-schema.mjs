// Writes schema.graphql from the compiled code, or with --check says whether the committed one is up to date.
import { readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { prepare } from './prepare.mjs';

// A check may be the first thing that runs on a fresh clone.
if (process.argv.includes('--check')) await prepare(['server']);

const target = fileURLToPath(new URL('../schema.graphql', import.meta.url));
const { printInstallSchema } = await import('../dist/apps/server/src/index.js');
const sdl = await printInstallSchema();
if (process.argv.includes('--check')) {
  const committed = await readFile(target, 'utf8').catch(() => '');
  if (committed !== sdl) {
    process.stderr.write('schema.graphql is not what the code says: run npm run generate\n');
    process.exit(1);
  }
} else {
  await writeFile(target, sdl);
}
process.exit(0);
