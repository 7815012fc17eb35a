import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openDatabaseServer } from '#platform';
import { describeWith } from '../../support/requires.js';

const isRoot = process.getuid?.() === 0;

describeWith({ name: 'to run as root', isMet: isRoot }, 'the embedded PostgreSQL, started by root', () => {
  it('runs as another user in a folder that only root may enter', async () => {
    const privateFolder = await mkdtemp(join(tmpdir(), 'parvis-private-'));
    const dataDir = join(privateFolder, 'data');
    const server = await openDatabaseServer({ dataDir, mode: 'serve' });
    try {
      const { uid } = await stat(join(dataDir, 'postgres'));
      expect(uid).not.toBe(0);
    } finally {
      await server.close();
      await rm(privateFolder, { recursive: true, force: true });
    }
  }, 60_000);
});
