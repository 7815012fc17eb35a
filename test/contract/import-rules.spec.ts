import { execFile } from 'node:child_process';
import { copyFile, mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../../../', import.meta.url));
const ROOMS = [
  'platform',
  'protocol',
  'identity',
  'community',
  'media',
  'discussion',
  'moderation',
  'verbatims',
  'notifications',
];

/** A planted file, what it imports, and the rule that must catch it. */
const BREACHES = [
  ['libs/moderation/src/cases.ts', '#verbatims', 'moderation-stays-in-its-layer'],
  ['libs/notifications/src/told.ts', '#moderation', 'notifications-stays-in-its-layer'],
  ['libs/identity/src/members.ts', '#discussion', 'identity-stays-in-its-layer'],
  ['libs/platform/src/clock.ts', '#protocol', 'platform-stays-in-its-layer'],
  ['libs/media/src/files.ts', '#discussion', 'media-stays-in-its-layer'],
  ['libs/discussion/src/posts.ts', '../../community/src/hidden.js', 'rooms-meet-at-the-door'],
  ['libs/discussion/src/threads.ts', './index.js', 'no-own-door'],
  ['libs/identity/src/app.ts', '../../../apps/api/src/api.js', 'libs-know-no-app'],
  ['libs/identity/src/fake.ts', '../../../test/support/fake.js', 'product-knows-no-test'],
  ['apps/api/src/api.ts', '../../../libs/community/src/hidden.js', 'only-through-the-door'],
  ['apps/worker/src/worker.ts', '../../widget/src/widget.js', 'server-knows-no-front-end'],
  ['apps/widget/src/widget.ts', '#discussion', 'widget-imports-protocol-only'],
  ['apps/console/src/console.ts', '../../widget/src/widget.js', 'console-imports-protocol-only'],
  ['libs/community/src/one.ts', './other.js', 'no-circle'],
  ['libs/community/src/lost.ts', './nowhere.js', 'no-unresolvable'],
] as const;

const ALLOWED = [
  ['libs/community/src/hidden.ts', '#identity'],
  ['libs/community/src/other.ts', './one.js'],
  ['apps/api/src/module.ts', '#moderation'],
  ['libs/discussion/src/attachments.ts', '#media'],
  ['apps/widget/src/socket.ts', '#protocol'],
  ['test/support/fake.ts', '#discussion'],
] as const;

interface Violation {
  from: string;
  rule: { name: string };
}

async function cruise(folder: string): Promise<Violation[]> {
  const program = join(ROOT, 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs');
  const args = [
    program,
    '--config',
    join(ROOT, '.dependency-cruiser.cjs'),
    '--output-type',
    'json',
    'apps',
    'libs',
    'test',
  ];
  const output = await new Promise<string>((resolve, reject) => {
    // Its exit code is the number of breaches.
    execFile(process.execPath, args, { cwd: folder, maxBuffer: 1e8 }, (_error, stdout, stderr) =>
      stdout ? resolve(stdout) : reject(new Error(stderr)),
    );
  });
  return (JSON.parse(output) as { summary: { violations: Violation[] } }).summary.violations;
}

describe('the import rules', () => {
  let folder: string;
  let violations: Violation[];

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'parvis-imports-'));
    for (const name of ['package.json', 'tsconfig.json'])
      await copyFile(join(ROOT, name), join(folder, name));
    await symlink(join(ROOT, 'node_modules'), join(folder, 'node_modules'));
    const write = async (path: string, text: string) => {
      await mkdir(dirname(join(folder, path)), { recursive: true });
      await writeFile(join(folder, path), text);
    };
    for (const room of ROOMS) await write(`libs/${room}/src/index.ts`, 'export const door = 1;\n');
    for (const [path, imported] of [...BREACHES, ...ALLOWED])
      await write(path, `import '${imported}';\nexport {};\n`);
    violations = await cruise(folder);
  }, 60_000);

  afterAll(() => rm(folder, { recursive: true, force: true }));

  for (const [path, imported, rule] of BREACHES) {
    it(`report ${path} importing ${imported}`, () => {
      const reported = violations.filter(({ from }) => from === path).map((violation) => violation.rule.name);
      expect(reported).toContain(rule);
    });
  }

  it('let the allowed imports pass', () => {
    const allowed = new Set<string>(ALLOWED.map(([path]) => path));
    const reported = violations.filter(({ from, rule }) => allowed.has(from) && rule.name !== 'no-circle');
    expect(reported).toEqual([]);
  });
});
