// What a brand's page pays for the widget, compressed as it is served (gzip, level 9). Fails above a budget.
import { readFileSync, readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { prepare } from './prepare.mjs';

const FOLDER = 'dist/widget';

await prepare(['widget']);
const files = readdirSync(FOLDER, { recursive: true }).filter((name) => name.endsWith('.js'));
const sources = new Map(files.map((name) => [basename(name), readFileSync(join(FOLDER, name), 'utf8')]));
const sizeOf = (name) => gzipSync(sources.get(name), { level: 9 }).length;

/** A chunk by its name without hash; of a text in several languages, the heaviest. */
function chunk(name) {
  const found = [...sources.keys()].filter((file) => file === `${name}.js` || file.startsWith(`${name}-`));
  const texts = [...sources.keys()].filter((file) => new RegExp(`^${name}\\.(fr|en)-`).test(file));
  const [heaviest] = [...found, ...texts].sort((a, b) => sizeOf(b) - sizeOf(a));
  if (!heaviest) throw new Error(`${FOLDER} has no part called ${name}`);
  return heaviest;
}

/** The chunks and everything they import at once, each counted once. */
function closure(names) {
  const seen = new Set();
  const visit = (file) => {
    if (seen.has(file)) return;
    seen.add(file);
    for (const [, imported] of sources
      .get(file)
      .matchAll(/(?:from|import)\s*["'`][./\w-]*?([\w.-]+\.js)["'`]/g))
      visit(imported);
  };
  names.map(chunk).forEach(visit);
  return [...seen].reduce((sum, file) => sum + sizeOf(file), 0);
}

const READABLE = ['parvis', 'mount', 'read'];
const AROUND = ['conversation', 'more'];
const readable = closure(READABLE);
const reader = closure([...READABLE, ...AROUND]);
const live = closure([...READABLE, ...AROUND, 'live']);

const ROWS = [
  { part: 'loader', size: closure(['parvis']), budget: 650 },
  { part: 'readable thread, in all', size: readable, budget: 13_330 },
  { part: 'readable thread and Socket.IO', size: readable + live - reader, budget: 23_450 },
  { part: 'all that a reader loads', size: live, budget: 29_290 },
  { part: 'composer', size: closure([...READABLE, ...AROUND, 'writing', 'write']) - reader, budget: 7_820 },
  {
    part: 'lists of the forum',
    size: closure([...READABLE, ...AROUND, 'forum', 'list']) - reader,
    budget: 5_120,
  },
  {
    part: 'further pages of a thread',
    size: closure([...READABLE, ...AROUND, 'paging']) - reader,
    budget: 770,
  },
  {
    part: 'threads by conversation',
    size: closure([...READABLE, ...AROUND, 'by-conversation', 'talk.fr']) - reader,
    budget: 2_220,
  },
  {
    part: 'reading, of members only',
    size: closure([...READABLE, ...AROUND, 'reading']) - reader,
    budget: 5_600,
  },
  {
    part: 'features below a post',
    size: closure([...READABLE, ...AROUND, 'extras', 'reactions']) - reader,
    budget: 8_400,
  },
  {
    part: 'polls',
    size:
      closure([...READABLE, ...AROUND, 'extras', 'reactions', 'poll', 'polls']) -
      closure([...READABLE, ...AROUND, 'extras', 'reactions']),
    budget: 5_390,
  },
  {
    part: 'reviews',
    size: closure([...READABLE, ...AROUND, 'reviews']) - reader,
    budget: 3_340,
  },
  {
    part: 'questions, ideas, announcements',
    size: closure([...READABLE, ...AROUND, 'kinds', 'kinds.fr']) - reader,
    budget: 7_930,
  },
  {
    part: 'reach of announcements, of staff',
    size:
      closure([...READABLE, ...AROUND, 'kinds', 'kinds.fr', 'reach', 'reach.fr']) -
      closure([...READABLE, ...AROUND, 'kinds', 'kinds.fr']),
    budget: 2_530,
  },
  {
    part: 'notices, of members',
    size: closure([...READABLE, ...AROUND, 'notices']) - reader,
    budget: 4_300,
  },
  {
    part: 'private conversations, of members',
    size:
      closure([...READABLE, ...AROUND, 'forum', 'list', 'private']) -
      closure([...READABLE, ...AROUND, 'forum', 'list']),
    budget: 2_600,
  },
  {
    part: 'long polling',
    size: closure([...READABLE, ...AROUND, 'live', 'polling']) - live,
    budget: 1_800,
  },
];

for (const { part, size, budget } of ROWS) {
  const isOver = size > budget;
  console.log(
    `${part.padEnd(32)} ${String(size).padStart(6)} of ${budget} bytes${isOver ? ', over budget' : ''}`,
  );
  if (isOver) process.exitCode = 1;
}
