import { type Actor, actorCan } from '#platform';
import { Permission } from '#identity';

/** Columns of SpaceRow, from `space s`. */
export const SPACE_COLUMNS = `s.id, s.community_id AS "communityId", s.slug, s.name, s.description, s.visibility, s.kind, s.parent_id AS "parentId",
  s.position,  s.created_at AS "createdAt"`;

/**
 * The one rule of who sees which space: a condition on `space s` and on parameters $1 to $5, which are those of
 * `spaceAudience`; $1 is the community. Anonymous people see public spaces, members also those for members, and private
 * ones are for those let in, their moderators and who reads all.
 */
export const VISIBLE_SPACE = `s.community_id = $1 AND (s.visibility = 'public' OR (s.visibility = 'members' AND $2)
  OR (s.visibility = 'private' AND ($3 OR s.id = ANY($4::uuid[])
      OR EXISTS (SELECT 1 FROM space_access a WHERE a.space_id = s.id AND a.member_id = $5))))`;

/** The parameters of VISIBLE_SPACE; the fifth is the actor's member id, or null. */
export function spaceAudience(actor: Actor): unknown[] {
  const isInside = actor.memberId !== null || actor.kind === 'system';
  const moderated = actor.moderatedSpaceIds;
  const readsAll = moderated === 'all' || actorCan(actor, Permission.SpaceReadAll);
  return [actor.communityId, isInside, readsAll, moderated === 'all' ? [] : [...moderated], actor.memberId];
}
