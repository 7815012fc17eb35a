// npm run check: what holds without running the forum. Every step runs, so that one look shows all that is wrong.
// The exit code is the number of failed steps. `npm run check -- lint types` runs the named ones only.
import { spawn } from 'node:child_process';
import { cpus } from 'node:os';
import { giveUp, prepare } from './prepare.mjs';

const bin = (path, ...args) => ['node', `node_modules/${path}`, ...args];
const typescript = (project) => bin('typescript7/bin/tsc', '--noEmit', '-p', project);

/** In order; each command fails with what is wrong on its output. The slow ones share the processors. */
const STEPS = [
  { name: 'format', command: bin('prettier/bin/prettier.cjs', '--check', '--log-level=warn', '.') },
  { name: 'lint', command: bin('eslint/bin/eslint.js', '--max-warnings=-1', '.') },
  {
    name: 'import rules',
    command: bin(
      'dependency-cruiser/bin/dependency-cruise.mjs',
      '--config',
      '.dependency-cruiser.cjs',
      'apps',
      'libs',
      'migrations',
      'test',
    ),
  },
  { name: 'types: server', command: typescript('tsconfig.json') },
  { name: 'types: widget', command: typescript('apps/widget/tsconfig.json') },
  { name: 'types: console', command: typescript('apps/console/tsconfig.json') },
  { name: 'schema.graphql', command: ['node', 'scripts/generate-schema.mjs', '--check'] },
  { name: 'generated documents', command: ['node', 'scripts/generate-documents.mjs', '--check'] },
  { name: 'size budget', command: ['node', 'scripts/size-budget.mjs'] },
];

await prepare([]);
const wanted = process.argv.slice(2);
const steps = STEPS.filter(({ name }) => wanted.length === 0 || wanted.some((word) => name.includes(word)));
if (steps.length === 0)
  giveUp(`No step is called ${wanted.join(' or ')}: ${STEPS.map(({ name }) => name).join(', ')}.`);

const queue = [...steps];
let failures = 0;
await Promise.all(Array.from({ length: Math.min(2, cpus().length) }, work));
process.exitCode = failures;

async function work() {
  for (let step = queue.shift(); step; step = queue.shift()) {
    const startedAt = Date.now();
    const { exitCode, output } = await run(step.command);
    const seconds = ((Date.now() - startedAt) / 1000).toFixed(1);
    if (exitCode !== 0) failures += 1;
    if (output) console.log(`\n${output}\n`);
    console.log(`${exitCode === 0 ? 'pass' : 'FAIL'}  ${step.name} (${seconds} s)`);
  }
}

function run([command, ...args]) {
  return new Promise((resolve) => {
    const program = command === 'node' ? process.execPath : command;
    const child = spawn(program, args, { stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (output += chunk));
    child.on('error', (error) => resolve({ exitCode: 1, output: error.message }));
    child.on('close', (exitCode) => resolve({ exitCode, output: exitCode === 0 ? '' : output.trim() }));
  });
}
