import { readFile, writeFile } from 'node:fs/promises';
import { testEnvironment } from '#test-support';

/** Who is told what of which object, by section. Reviewed by hand; UPDATE_ISOLATION=1 writes what was found, to be read. */
const REVIEWED = new URL('../../../../test/contract/isolation.json', import.meta.url);

/** What stands at a place, and the roles it is shown to. */
export type Shown = Record<string, Record<string, string[]>>;

/** Compares what was found with what was reviewed. */
export async function expectReviewed(section: string, found: Shown): Promise<void> {
  for (const [name, places] of Object.entries(found)) {
    expect([name, places.foreign]).toEqual([name, undefined]);
  }
  const reviewed = JSON.parse(await readFile(REVIEWED, 'utf8')) as Record<string, Shown>;
  if (testEnvironment.updatesIsolation) {
    reviewed[section] = found;
    await writeFile(REVIEWED, `${JSON.stringify(reviewed, null, 2)}\n`);
  }
  expect(found).toEqual(reviewed[section]);
}
