import { setTimeout as sleep } from 'node:timers/promises';
import type { CuttingProxy } from './cutting-proxy.js';
import type { Install } from './install.js';

/** How long a part stays away before whoever watches over it starts it again. */
const AWAY_MS = 500;
const CUT_MS = 2_000;
const CUT_SHARE = 0.3;

/** One way for things to go wrong. Resolves when everything that was stopped runs again. */
export interface Fault {
  readonly name: string;
  readonly isPossible: (install: Install) => boolean;
  readonly strike: (install: Install, proxy: CuttingProxy) => Promise<void>;
}

export const FAULTS: readonly Fault[] = [
  {
    name: 'kill -9 of the app',
    isPossible: () => true,
    strike: async ({ forum }) => {
      await forum.kill();
      await forum.start();
    },
  },
  {
    name: 'kill -9 of PostgreSQL',
    isPossible: () => true,
    strike: (install) => install.killPostgres(),
  },
  {
    name: 'kill -9 of Meilisearch, its folder wiped',
    isPossible: ({ meilisearch }) => meilisearch !== null,
    strike: async ({ meilisearch }) => {
      await meilisearch?.kill();
      await meilisearch?.empty();
      await sleep(AWAY_MS);
      await meilisearch?.start();
    },
  },
  {
    name: 'kill -9 of Redis',
    isPossible: ({ redis }) => redis !== null,
    strike: async ({ redis }) => {
      await redis?.kill();
      await sleep(AWAY_MS);
      await redis?.start();
    },
  },
  {
    name: 'connections cut between COMMIT and answer',
    isPossible: () => true,
    strike: async (_, proxy) => {
      proxy.cutShare = CUT_SHARE;
      await sleep(CUT_MS);
      proxy.cutShare = 0;
    },
  },
];
