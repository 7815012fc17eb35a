import type { INestApplicationContext } from '@nestjs/common';
import {
  AnnouncementService,
  IdeaService,
  PollService,
  QuestionService,
  ReactionService,
  ReviewService,
  StandingService,
} from '#discussion';
import { Database } from '#platform';
import { actorOf } from './demo-actor.js';
import { demoInstant } from './demo-instant.js';
import type { DemoCommunity, DemoThread } from './content/index.js';
import { demoKeyOf, type SeedMap } from './seed-threads.js';

/** A thread of the demo, as it was written. */
interface Written {
  readonly thread: DemoThread;
  readonly threadId: string;
  readonly posts: readonly { readonly id: string; readonly pollId: string | null }[];
}

/** What people made of the threads: votes, answers, reactions and what staff said. Repeated, it changes nothing. */
export async function seedReactions(
  app: INestApplicationContext,
  map: SeedMap,
  threadIds: ReadonlyMap<string, string>,
  content: DemoCommunity,
): Promise<void> {
  const written = await readWritten(app, map, threadIds, content);
  for (const one of written) {
    await seedVotes(app, map, one);
    await seedStaffActs(app, map, one, content);
    await seedPostReactions(app, map, one);
  }
}

/** Who asked or wished, and who helped or was helped. */
async function seedVotes(app: INestApplicationContext, map: SeedMap, one: Written): Promise<void> {
  const { thread, threadId, posts } = one;
  const { alsoAskedBy = [], votes = [], helped = [] } = thread;
  for (const key of alsoAskedBy)
    await app.get(QuestionService, { strict: false }).alsoAsk(await actorOf(app, map, key), threadId, true);
  for (const key of votes)
    await app.get(IdeaService, { strict: false }).vote(await actorOf(app, map, key), threadId, true);
  for (const key of helped)
    await app.get(ReviewService, { strict: false }).findHelpful(await actorOf(app, map, key), threadId, true);
  const answer = thread.answer === undefined ? undefined : posts[thread.answer];
  const asker = thread.posts[0]?.by;
  if (answer && asker)
    await app.get(QuestionService, { strict: false }).accept(await actorOf(app, map, asker), answer.id);
}

async function seedStaffActs(
  app: INestApplicationContext,
  map: SeedMap,
  { thread, threadId }: Written,
  content: DemoCommunity,
): Promise<void> {
  const staff = await actorOf(app, map, content.admin);
  const standing = app.get(StandingService, { strict: false });
  if (thread.isPinned) await standing.pin(staff, { threadId, scope: 'space' });
  if (thread.isFeatured) await standing.feature(staff, { threadId, isFeatured: true });
  for (const { to: status, note } of thread.moves ?? [])
    await app.get(IdeaService, { strict: false }).setStatus(staff, { threadId, status, note });
  if (thread.until === undefined) return;
  const expiresAt = demoInstant(thread.until, new Date());
  await app.get(AnnouncementService, { strict: false }).expire(staff, { threadId, expiresAt });
}

async function seedPostReactions(
  app: INestApplicationContext,
  map: SeedMap,
  { thread, posts }: Written,
): Promise<void> {
  for (const [place, { poll, reactions = {} }] of thread.posts.entries()) {
    const { id: postId = '', pollId } = posts[place] ?? {};
    for (const [option, keys] of (poll?.votes ?? []).entries())
      for (const key of keys)
        await app
          .get(PollService, { strict: false })
          .vote(await actorOf(app, map, key), pollId ?? '', [option + 1]);
    for (const [kind, keys] of Object.entries(reactions))
      for (const key of keys)
        await app
          .get(ReactionService, { strict: false })
          .change(await actorOf(app, map, key), { postId, kind, isOn: true });
  }
}

async function readWritten(
  app: INestApplicationContext,
  map: SeedMap,
  threadIds: ReadonlyMap<string, string>,
  { threads }: DemoCommunity,
): Promise<Written[]> {
  const rows = await app
    .get(Database, { strict: false })
    .query<{ id: string; key: string; pollId: string | null }>(
      `SELECT p.id, p.idempotency_key AS key, (SELECT l.id FROM poll l WHERE l.post_id = p.id) AS "pollId"
       FROM post p WHERE p.community_id = $1 AND p.idempotency_key LIKE 'demo/%'`,
      [map.communityId],
    );
  const byKey = new Map(rows.map((row) => [row.key, row]));
  return threads.map((thread) => ({
    thread,
    threadId: threadIds.get(thread.key) ?? '',
    posts: thread.posts.map((_, place) => {
      const row = byKey.get(demoKeyOf(thread, place));
      if (!row) throw new Error(`${thread.key} was seeded without message ${place}`);
      return row;
    }),
  }));
}
