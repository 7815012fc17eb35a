import type { INestApplicationContext } from '@nestjs/common';
import { type SpaceRow, SpaceService } from '#community';
import { type PostAddition, PostAdditions, PostWriter, prepareText, ThreadService } from '#discussion';
import { type Actor, Database, systemActor, type Tx } from '#platform';
import type { DemoPost, DemoThread } from './content/index.js';
import { actorOf } from './demo-actor.js';
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
  const spaces = await app.get(SpaceService, { strict: false }).listVisible(actor);
  const ids = new Map<string, string>();
  for (const thread of threads) {
    const space = spaces.find(({ slug }) => slug === thread.space);
    if (!space) throw new Error(`The demo content names ${thread.space}, which is not there`);
    const id = byTitle.get(thread.title) ?? (await writeThread(app, map, { thread, space }));
    ids.set(thread.key, id);
    if (thread.isLocked) await service.lock(actor, { threadId: id, isLocked: true });
  }
  return ids;
}

/** Under which a message of the demo is written once, whoever seeds it. */
export function demoKeyOf(thread: DemoThread, place: number): string {
  return `demo/${thread.key}/${place}`;
}

/** One transaction: a start that is cut short leaves whole threads only. */
async function writeThread(
  app: INestApplicationContext,
  map: SeedMap,
  { thread, space }: { thread: DemoThread; space: SpaceRow },
): Promise<string> {
  const writer = app.get(PostWriter, { strict: false });
  const now = new Date();
  const prepared = await Promise.all(
    thread.posts.map(async (post, place) => ({
      to: post.to,
      communityId: map.communityId,
      spaceId: space.id,
      authorId: idOf(map.memberIds, post.by),
      text: prepareText(post.text),
      idempotencyKey: demoKeyOf(thread, place),
      requestHash: Buffer.alloc(32),
      at: demoInstant(post.at, now),
      verdict: { outcome: 'publish' } as const,
      additions: await additionsOf(app, await actorOf(app, map, post.by), { thread, space, post, place }),
    })),
  );
  return app.get(Database, { strict: false }).transaction(async (tx: Tx) => {
    const [first, ...replies] = prepared;
    if (!first) throw new Error(`${thread.key} has no posts`);
    const { boundUrl = null, boundKey = null, title } = thread;
    const opened = await writer.open(tx, { ...first, title, boundUrl, boundKey });
    const written = [opened.post];
    for (const { to, ...reply } of replies) {
      const parent = to === undefined ? null : (written[to] ?? null);
      const answer = { ...reply, threadId: opened.thread.id, parent, mayIgnoreLock: false };
      written.push(await writer.reply(tx, answer));
    }
    return opened.thread.id;
  });
}

/** Tags, rating and poll, taken in as those of any message. */
function additionsOf(
  app: INestApplicationContext,
  actor: Actor,
  { thread, space, post, place }: { thread: DemoThread; space: SpaceRow; post: DemoPost; place: number },
): Promise<PostAddition[]> {
  const { tags, product, rating } = thread;
  const review = product && rating ? { product, rating } : null;
  const poll = post.poll && {
    kind: 'SINGLE',
    visibility: 'ALWAYS',
    question: post.poll.question,
    options: [...post.poll.options],
    isAnonymous: post.poll.isAnonymous,
  };
  return app.get(PostAdditions, { strict: false }).prepare(actor, {
    input: place === 0 ? { tags, review, poll } : { poll },
    space,
    // What answers opens no thread; which one it will be in is not known yet, and does not matter.
    threadId: place === 0 ? null : '',
  });
}

function idOf(ids: ReadonlyMap<string, string>, key: string): string {
  const id = ids.get(key);
  if (!id) throw new Error(`The demo content names ${key}, which is not there`);
  return id;
}
