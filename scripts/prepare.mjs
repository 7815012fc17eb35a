// What every command needs before it can run: the right Node, the packages, the builds. No package is imported here,
// since none may be installed yet.
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, lstatSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = join(dirname(fileURLToPath(import.meta.url)), '..');
const NODE_AT_LEAST = [20, 19];
const SHARED_INPUTS = ['package.json', 'package-lock.json'];

/** What the sources compile to; `inputs` decide whether it must be built again, `except` what of them does not count. */
const TARGETS = [
  {
    name: 'server',
    inputs: ['apps', 'libs', 'migrations', 'test', 'tsconfig.json'],
    except: ['apps/console', 'apps/widget/src'],
  },
  { name: 'widget', inputs: ['apps/widget', 'libs/protocol'], except: [] },
  { name: 'console', inputs: ['apps/console', 'libs/protocol'], except: [] },
];

/** Ends the process with one line when something the user can mend is wrong. */
export function giveUp(line) {
  process.stderr.write(`${line}\n`);
  process.exit(1);
}

/** Checks Node, installs what package-lock.json asks for, builds what changed of the targets. Works from any folder. */
export async function prepare(targets = TARGETS.map(({ name }) => name)) {
  process.chdir(ROOT);
  requireNode();
  await install();
  await build(targets);
}

function requireNode() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major > NODE_AT_LEAST[0] || (major === NODE_AT_LEAST[0] && minor >= NODE_AT_LEAST[1])) return;
  giveUp(`Node ${NODE_AT_LEAST.join('.')} or later is needed; this is Node ${process.versions.node}.`);
}

async function install() {
  if (isInstalled()) return;
  if (existsSync('node_modules') && lstatSync('node_modules').isSymbolicLink()) {
    giveUp(
      'node_modules is a link to packages that do not match package-lock.json: run npm ci where it points.',
    );
  }
  const done = announce('Installing packages (about a minute the first time)');
  const npm = process.env.npm_execpath;
  const args = ['ci', '--include=dev', '--include=optional', '--no-audit', '--no-fund', '--loglevel=error'];
  const [command, given] = npm ? [process.execPath, [npm, ...args]] : ['npm', args];
  const { exitCode, output } = await run(command, given);
  if (exitCode !== 0) giveUp(`${output}\nThe packages could not be installed: npm ci says why above.`);
  done();
}

/** npm writes down what it installed once it has all of it, so an interrupted install is noticed too. */
function isInstalled() {
  const wanted = readPackages('package-lock.json');
  const found = readPackages('node_modules/.package-lock.json');
  return Object.entries(wanted).every(
    ([path, { version, optional }]) => path === '' || optional || found[path]?.version === version,
  );
}

function readPackages(lockFile) {
  return existsSync(lockFile) ? JSON.parse(readFileSync(lockFile, 'utf8')).packages : {};
}

async function build(names) {
  const stale = TARGETS.filter(({ name }) => names.includes(name))
    .map((target) => ({ ...target, fingerprint: fingerprintOf(target) }))
    .filter(({ name, fingerprint }) => readStamp(name) !== fingerprint);
  if (stale.length === 0) return;
  const done = announce(`Building ${stale.map(({ name }) => name).join(', ')}`);
  const results = await Promise.all(stale.map(buildOne));
  const failures = results.filter(({ exitCode }) => exitCode !== 0);
  for (const { name, output } of failures) process.stderr.write(`\n${output}\nThe ${name} does not build.\n`);
  if (failures.length > 0) process.exit(1);
  done();
}

async function buildOne({ name, fingerprint }) {
  const npm = process.env.npm_execpath;
  const args = ['run', '--silent', `build:${name}`];
  const { exitCode, output } = npm ? await run(process.execPath, [npm, ...args]) : await run('npm', args);
  if (exitCode === 0) {
    mkdirSync('dist', { recursive: true });
    writeFileSync(stampFile(name), fingerprint);
  }
  return { name, exitCode, output };
}

const stampFile = (name) => join('dist', `.built-${name}`);

const readStamp = (name) => (existsSync(stampFile(name)) ? readFileSync(stampFile(name), 'utf8') : '');

/** By content and not by time: a checkout or a copy touches every file and changes none. */
function fingerprintOf({ inputs, except }) {
  const hash = createHash('sha256');
  for (const input of [...inputs, ...SHARED_INPUTS]) hashPath(hash, input, except);
  return hash.digest('hex');
}

function hashPath(hash, path, except) {
  if (except.includes(path) || !existsSync(path)) return;
  if (lstatSync(path).isDirectory()) {
    for (const name of readdirSync(path).sort()) hashPath(hash, join(path, name), except);
    return;
  }
  hash.update(`${path}\0`).update(readFileSync(path));
}

/** Prints a step; the answer completes its line with the time it took. */
function announce(step) {
  const startedAt = Date.now();
  process.stdout.write(`${step}…`);
  return () => process.stdout.write(` ${((Date.now() - startedAt) / 1000).toFixed(1)} s\n`);
}

function run(command, args) {
  return new Promise((resolve) => {
    const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (output += chunk));
    child.on('error', (error) => resolve({ exitCode: 1, output: error.message }));
    child.on('close', (exitCode) => resolve({ exitCode, output: output.trim() }));
  });
}
