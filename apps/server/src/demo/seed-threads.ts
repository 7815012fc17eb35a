import type { INestApplicationContext } from '@nestjs/common';
import { PostWriter, prepareText, ThreadService } from '#discussion';
import { Database, systemActor } from '#platform';
import type { DemoPost, DemoThread } from './content/index.js';
import { demoInstant } from './demo-instant.js';

/** Ids of what was seeded before, by the content's keys. */
export interface SeedMap {
  readonly communityId: string;
  readonly memberIds: ReadonlyMap<string, string>;
  readonly spaceIds: ReadonlyMap<string, string>;
}

/** Writes the threads with their past dates; those that are there already stay as they are. Answers their ids by key. */
export async function seedThreads(
  app: INestApplicationContext,
  map: SeedMap,
  threads: readonly DemoThread[],
): Promise<ReadonlyMap<string, string>> {
  const service = app.get(ThreadService, { strict: false });
  const actor = systemActor(map.communityId);
  const known = await service.page(actor, {}, { first: 100 });
  const byTitle = new Map(known.edges.map(({ node }) => [node.title, node.id]));
  const ids = new Map<string, string>();
  for (const thread of threads) {
    const id = byTitle.get(thread.title) ?? (await writeThread(app, map, thread));
    ids.set(thread.key, id);
    if (thread.isLocked) await service.lock(actor, { threadId: id, isLocked: true });
  }
  return ids;
}

/** One transaction: a start that is cut short leaves whole threads only. */
async function writeThread(app: INestApplicationContext, map: SeedMap, content: DemoThread): Promise<string> {
  const database = app.get(Database, { strict: false });
  const writer = app.get(PostWriter, { strict: false });
  const now = new Date();
  const spaceId = idOf(map.spaceIds, content.space);
  const common = (post: DemoPost, index: number) => ({
    communityId: map.communityId,
    spaceId,
    authorId: idOf(map.memberIds, post.by),
    text: prepareText(post.text),
    idempotencyKey: `demo/${content.key}/${index}`,
    requestHash: Buffer.alloc(32),
    at: demoInstant(post.at, now),
    verdict: { outcome: 'publish' } as const,
  });
  return database.transaction(async (tx) => {
    const [first, ...replies] = content.posts;
    if (!first) throw new Error(`${content.key} has no posts`);
    const { boundUrl = null, boundKey = null, title } = content;
    const opened = await writer.open(tx, { ...common(first, 0), title, boundUrl, boundKey });
    const written = [opened.post];
    for (const [place, reply] of replies.entries()) {
      const parent = reply.to === undefined ? null : (written[reply.to] ?? null);
      const row = await writer.reply(tx, {
        ...common(reply, place + 1),
        threadId: opened.thread.id,
        parent,
        mayIgnoreLock: false,
      });
      written.push(row);
    }
    return opened.thread.id;
  });
}

function idOf(ids: ReadonlyMap<string, string>, key: string): string {
  const id = ids.get(key);
  if (!id) throw new Error(`The demo content names ${key}, which is not there`);
  return id;
}
