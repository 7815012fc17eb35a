import type { INestApplicationContext } from '@nestjs/common';
import { MemberActors } from '#identity';
import type { Actor } from '#platform';

/** Who acts for the person of that key. Throws where the content names nobody. */
export async function actorOf(
  app: INestApplicationContext,
  map: { readonly communityId: string; readonly memberIds: ReadonlyMap<string, string> },
  key: string,
): Promise<Actor> {
  const memberId = map.memberIds.get(key) ?? '';
  const actor = await app.get(MemberActors, { strict: false }).findActive(map.communityId, memberId);
  if (!actor) throw new Error(`The demo content names ${key}, who is no active member`);
  return actor;
}
