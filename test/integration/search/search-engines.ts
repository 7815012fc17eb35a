import { MeilisearchParts } from '#search';
import {
  type Forum,
  type ForumOptions,
  MEILISEARCH_SERVER,
  MeilisearchTestServer,
  startForum,
  waitFor,
} from '#test-support';

/** An engine that a suite runs on. */
export interface EngineUnderTest {
  readonly name: string;
  readonly requirement: { name: string; isMet: boolean };
  /** An install that this engine serves; it stops the engine too. */
  start(options?: ForumOptions): Promise<Forum>;
}

/** Every engine behind the port: what one finds, the other finds. */
export const SEARCH_ENGINES: readonly EngineUnderTest[] = [
  { name: 'Postgres', requirement: { name: 'nothing', isMet: true }, start: startForum },
  {
    name: 'Meilisearch',
    requirement: MEILISEARCH_SERVER,
    start: async (options = {}) => {
      const server = await MeilisearchTestServer.start();
      const forum = await startForum({ ...options, config: { ...options.config, ...server.config } });
      await untilOpen(forum);
      const stop = async (): Promise<void> => {
        await forum.stop();
        await server.stop();
      };
      return { ...forum, stop };
    },
  },
];

/** Resolves once Meilisearch answers this install's searches. */
export async function untilOpen(forum: Forum, timeoutMs = 20_000): Promise<void> {
  const { watch } = partsOf(forum);
  await waitFor('Meilisearch to answer the searches', () => watch.isOpen, timeoutMs);
}

/** The Meilisearch side of an install. */
export function partsOf(forum: Forum): ReturnType<MeilisearchParts['required']> {
  return forum.server.app.get(MeilisearchParts, { strict: false }).required();
}
