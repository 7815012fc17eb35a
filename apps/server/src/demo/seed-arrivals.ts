import { setTimeout as sleep } from 'node:timers/promises';
import type { INestApplicationContext } from '@nestjs/common';
import { PostService } from '#discussion';
import { CaseService, ReasonCode } from '#moderation';
import { type Actor, DomainError } from '#platform';
import { actorOf } from './demo-actor.js';
import type { DemoArrival, DemoCommunity } from './content/index.js';
import type { SeedMap } from './seed-threads.js';

/** Longest wait for the worker to open the cases that have a decision. */
const PATIENCE_MS = 4_000;

/** Sends the latest messages through the front door, and decides those that somebody has decided already. */
export async function seedArrivals(
  app: INestApplicationContext,
  map: SeedMap,
  threadIds: ReadonlyMap<string, string>,
  content: DemoCommunity,
): Promise<void> {
  const posts = app.get(PostService, { strict: false });
  const held = new Map<string, DemoArrival>();
  for (const [place, arrival] of content.arrivals.entries()) {
    const actor = await actorOf(app, map, arrival.by);
    const post = await posts.reply(actor, {
      threadId: threadIds.get(arrival.thread) ?? '',
      body: arrival.text,
      idempotencyKey: `demo/arrival/${place}`,
    });
    if (arrival.decision && post.state === 'pending') held.set(post.id, arrival);
  }
  if (held.size > 0) await decide(app, await actorOf(app, map, content.moderator), held);
}

/** Where no worker runs in this install yet, the cases stay open: nothing is lost. */
async function decide(
  app: INestApplicationContext,
  moderator: Actor,
  held: Map<string, DemoArrival>,
): Promise<void> {
  const cases = app.get(CaseService, { strict: false });
  const deadline = Date.now() + PATIENCE_MS;
  while (held.size > 0 && Date.now() < deadline) {
    const open = await cases.page(moderator, { state: 'open', spaceId: null }, { first: 100 });
    for (const { node } of open.edges) {
      const decision = held.get(node.postId)?.decision;
      if (!decision) continue;
      held.delete(node.postId);
      const reasonCode = ReasonCode[decision.reasonCode];
      await cases
        .decide(moderator, { caseId: node.id, version: node.version, ...decision, reasonCode })
        .catch(passOver);
    }
    if (held.size > 0) await sleep(20);
  }
}

/** Somebody else was quicker. */
function passOver(error: unknown): void {
  if (!(error instanceof DomainError)) throw error;
}
