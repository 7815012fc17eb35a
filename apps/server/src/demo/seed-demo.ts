import type { INestApplicationContext } from '@nestjs/common';
import {
  CommunityService,
  CommunitySettingsService,
  SpaceAccessService,
  SpaceEditor,
  SpaceService,
  SsoKeyService,
} from '#community';
import { TagService } from '#discussion';
import { type Actor, DomainError, systemActor } from '#platform';
import { atelierNord, type DemoCommunity, maisonLumen } from './content/index.js';
import { seedArrivals } from './seed-arrivals.js';
import { seedCommunity, seedPeople } from './seed-people.js';
import { seedReactions } from './seed-reactions.js';
import { seedThreads } from './seed-threads.js';

/** What changes from one start to the next. */
export interface DemoSurroundings {
  /** Origin of the demo's brand page. */
  readonly brandOrigin: string;
}

/**
 * Opens the demo communities through the same services as the API. A community that is complete is left alone, whatever
 * people have made of it since; one whose seeding was cut short is completed.
 */
export async function seedDemo(app: INestApplicationContext, around: DemoSurroundings): Promise<void> {
  for (const content of [maisonLumen, atelierNord]) await seedOne(app, content);
  await allowBrandPage(app, around.brandOrigin);
}

async function seedOne(app: INestApplicationContext, content: DemoCommunity): Promise<void> {
  const communities = app.get(CommunityService, { strict: false });
  const before = await communities.findBySlug(content.slug);
  // The description comes last: it says that everything before it is there.
  if (before && before.description !== '') return;
  const community = await seedCommunity(app, content);
  const actor = systemActor(community.id);
  const memberIds = await seedPeople(app, community, content);
  const spaceIds = await seedSpaces(app, actor, content);
  for (const [slug, keys] of Object.entries(content.access)) {
    for (const key of keys) {
      const access = { spaceId: spaceIds.get(slug) ?? '', memberId: memberIds.get(key) ?? '' };
      await app.get(SpaceAccessService, { strict: false }).grant(actor, access);
    }
  }
  const map = { communityId: community.id, memberIds, spaceIds };
  await seedTags(app, actor, content);
  const threadIds = await seedThreads(app, map, content.threads);
  await seedReactions(app, map, threadIds, content);
  await seedArrivals(app, map, threadIds, content);
  const keys = app.get(SsoKeyService, { strict: false });
  if ((await keys.trustedKeys(community.id)).length === 0) {
    await keys.create(actor, { algorithm: 'HS256', label: 'Demo brand page' });
  }
  const { description, accent } = content;
  await app.get(CommunitySettingsService, { strict: false }).update(actor, { description, accent });
}

async function seedSpaces(
  app: INestApplicationContext,
  actor: Actor,
  content: DemoCommunity,
): Promise<ReadonlyMap<string, string>> {
  const known = await app.get(SpaceService, { strict: false }).listVisible(actor);
  const ids = new Map(known.map(({ slug, id }) => [slug, id]));
  for (const space of content.spaces) {
    if (ids.has(space.slug)) continue;
    const row = await app.get(SpaceEditor, { strict: false }).create(actor, space);
    ids.set(row.slug, row.id);
  }
  return ids;
}

async function seedTags(app: INestApplicationContext, actor: Actor, { tags }: DemoCommunity): Promise<void> {
  const service = app.get(TagService, { strict: false });
  for (const [name, description] of Object.entries(tags))
    await service.create(actor, { name, description }).catch(passOver);
}

/** It is there since a start that was cut short. */
function passOver(error: unknown): void {
  if (!(error instanceof DomainError)) throw error;
}

/** The demo page moves with PORT: its origin is added where it is not among the allowed ones. */
async function allowBrandPage(app: INestApplicationContext, origin: string): Promise<void> {
  const community = await app.get(CommunityService, { strict: false }).findBySlug(maisonLumen.slug);
  if (!community || community.allowedOrigins.includes(origin)) return;
  const allowedOrigins = [...community.allowedOrigins, origin];
  await app
    .get(CommunitySettingsService, { strict: false })
    .update(systemActor(community.id), { allowedOrigins });
}
