import { Injectable } from '@nestjs/common';
import { spaceAudience, VISIBLE_SPACE } from '#community';
import { type Actor, Database, newId, type PageWindow, type Tx } from '#platform';
import { VISIBLE_THREAD } from '../conversations/visible-conversation.js';
import { autoFollow } from './auto-follow.js';
import type { FollowKindName, FollowLevelName } from './follow.entity.js';

/** What is followed: a thing by its id, or a tag. */
export type FollowTarget =
  | { kind: Exclude<FollowKindName, 'tag'>; targetId: string; tag: null }
  | { kind: 'tag'; targetId: null; tag: string };

/** What a member follows, and how closely. */
export interface FollowRow {
  id: string;
  kind: FollowKindName;
  targetId: string | null;
  tag: string | null;
  level: FollowLevelName;
  isChosen: boolean;
  followedAt: Date;
}

const COLUMNS = `f.id, f.kind, f.target_id AS "targetId", f.tag, f.level, f.is_chosen AS "isChosen",
  f.followed_at AS "followedAt"`;

/** What the member may still see: the row of a lost thread stays, and is not shown. Parameters of spaceAudience. */
const VISIBLE_TARGET = `(f.kind IN ('member', 'tag')
  OR (f.kind = 'space' AND EXISTS (SELECT 1 FROM space s WHERE s.id = f.target_id AND ${VISIBLE_SPACE}))
  OR (f.kind = 'thread' AND EXISTS (SELECT 1 FROM thread t JOIN space s ON s.id = t.space_id
    WHERE t.id = f.target_id AND t.state = 'published' AND ${VISIBLE_THREAD})))`;

/** SQL of what members follow. */
@Injectable()
export class FollowRepository {
  constructor(private readonly database: Database) {}

  /** Latest first, without what is as by default. */
  async page(actor: Actor, window: PageWindow): Promise<FollowRow[]> {
    const isForward = window.direction === 'forward';
    return this.database.query<FollowRow>(
      `SELECT ${COLUMNS} FROM follow f
       WHERE f.member_id = $5 AND f.level <> 'normal' AND ($6::uuid IS NULL OR f.id ${isForward ? '<' : '>'} $6)
         AND ${VISIBLE_TARGET}
       ORDER BY f.id ${isForward ? 'DESC' : 'ASC'} LIMIT $7`,
      [...spaceAudience(actor), window.edge?.[0] ?? null, window.limit + 1],
    );
  }

  /** By the folded name of a tag. */
  async levelOfTag(
    { communityId, memberId }: { communityId: string; memberId: string },
    tag: string,
  ): Promise<FollowLevelName | null> {
    const [row] = await this.database.query<{ level: FollowLevelName }>(
      `SELECT f.level FROM follow f WHERE f.community_id = $1 AND f.member_id = $2 AND f.tag = $3`,
      [communityId, memberId, tag],
    );
    return row?.level ?? null;
  }

  /** Levels by target, of those that the member follows or mutes; one statement. */
  async levelsOf(
    memberId: string,
    targetIds: readonly string[],
  ): Promise<{ targetId: string; level: FollowLevelName }[]> {
    return this.database.query(
      `SELECT f.target_id AS "targetId", f.level FROM follow f
       WHERE f.member_id = $1 AND f.target_id = ANY($2::uuid[])`,
      [memberId, targetIds],
      'follow_levels_of',
    );
  }

  /** Null where the member has chosen for `most` things already, and not for this one. */
  async put(
    tx: Tx,
    member: { communityId: string; memberId: string },
    target: FollowTarget,
    { level, most }: { level: FollowLevelName; most: number },
  ): Promise<FollowRow | null> {
    const [row] = await tx.query<FollowRow>(
      `INSERT INTO follow AS f (id, community_id, member_id, kind, target_id, tag, level, is_chosen)
       SELECT $1, $2, $3, $4, $5, $6, $7, true
       WHERE (SELECT count(*) FROM (SELECT 1 FROM follow WHERE member_id = $3 AND is_chosen LIMIT $8) c) < $8
         OR EXISTS (SELECT 1 FROM follow WHERE member_id = $3 AND (target_id = $5 OR (community_id = $2 AND tag = $6)))
       ON CONFLICT ${target.kind === 'tag' ? '(community_id, tag, member_id) WHERE tag IS NOT NULL' : '(target_id, member_id) WHERE target_id IS NOT NULL'}
       DO UPDATE SET level = EXCLUDED.level, is_chosen = true
       RETURNING ${COLUMNS}`,
      [newId(), member.communityId, member.memberId, target.kind, target.targetId, target.tag, level, most],
    );
    return row ?? null;
  }

  async remove(
    tx: Tx,
    member: { communityId: string; memberId: string },
    { targetId, tag }: FollowTarget,
  ): Promise<void> {
    await tx.query(
      `DELETE FROM follow WHERE member_id = $2 AND (target_id = $3 OR (community_id = $1 AND tag = $4))`,
      [member.communityId, member.memberId, targetId, tag],
    );
  }

  /** What is written makes its author follow, unless he chose otherwise. */
  async auto(
    tx: Tx,
    follow: { communityId: string; memberId: string; threadId: string; level: FollowLevelName },
  ): Promise<void> {
    await tx.query(
      autoFollow(
        { id: '$1::uuid', community: '$2::uuid', member: '$3::uuid', thread: '$4::uuid', level: '$5::text' },
        '',
      ),
      [newId(), follow.communityId, follow.memberId, follow.threadId, follow.level],
    );
  }
}
