import { type Actor, actorCan } from '#platform';
import { Permission } from '#identity';

/** Columns of SpaceRow, from `space s`. */
export const SPACE_COLUMNS = `s.id, s.community_id AS "communityId", s.slug, s.name, s.description, s.visibility, s.kind, s.parent_id AS "parentId",
  s.tag_rule AS "tagRule", s.holds_conversations AS "holdsConversations", s.position, s.created_at AS "createdAt"`;

/**
 * The one rule of who sees which space: a condition on `space s` and on parameters $1 to $5, which are those of
 * `spaceAudience`; $1 is the community. Anonymous people see public spaces, members also those for members, and private
 * ones are for those let in, their moderators and who reads all. Nobody is let into the one that holds conversations.
 */
export const VISIBLE_SPACE = `s.community_id = $1 AND (s.visibility = 'public' OR (s.visibility = 'members' AND $2)
  OR (s.visibility = 'private' AND ($3 OR s.id = ANY($4::uuid[])
      OR (NOT s.holds_conversations
        AND EXISTS (SELECT 1 FROM space_access a WHERE a.space_id = s.id AND a.member_id = $5)))))`;

/** The parameters of VISIBLE_SPACE; the fifth is the actor's member id, or null. */
export function spaceAudience(actor: Actor): unknown[] {
  const isInside = actor.memberId !== null || actor.kind === 'system';
  const moderated = actor.moderatedSpaceIds;
  const readsAll = moderated === 'all' || actorCan(actor, Permission.SpaceReadAll);
  return [actor.communityId, isInside, readsAll, moderated === 'all' ? [] : [...moderated], actor.memberId];
}

/**
 * The same rule for many members at once: a condition on `space s` and `member m`. Who acts with all the rights that he
 * holds sees what this says; of staff that lacks the second factor their community asks for, no role counts.
 */
export const MEMBER_SEES_SPACE = `s.community_id = m.community_id AND (s.visibility <> 'private'
  OR (NOT s.holds_conversations AND EXISTS (SELECT 1 FROM space_access a WHERE a.space_id = s.id AND a.member_id = m.id))
  OR EXISTS (SELECT 1 FROM member_role g WHERE g.member_id = m.id AND g.role IN ('moderator', 'community_manager', 'admin')
      AND (g.space_id IS NULL OR g.space_id = s.id)
      AND NOT (m.account_id IS NOT NULL
        AND EXISTS (SELECT 1 FROM sign_in_policy q WHERE q.community_id = m.community_id AND q.requires_second_factor)
        AND NOT EXISTS (SELECT 1 FROM second_factor f WHERE f.account_id = m.account_id AND f.confirmed_at IS NOT NULL))))`;
