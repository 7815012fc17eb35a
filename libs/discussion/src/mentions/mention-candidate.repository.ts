import { Injectable } from '@nestjs/common';
import { spaceAudience } from '#community';
import type { PublicMemberRow } from '#identity';
import { type Actor, Database } from '#platform';
import { MEMBER_SEES_THREAD, VISIBLE_THREAD } from '../conversations/visible-conversation.js';

/** Where somebody is about to name somebody. */
export interface MentionPlace {
  spaceId: string;
  /** Null for a thread that is still to be opened. */
  threadId: string | null;
}

/** Authors of a thread are looked for among so many of its latest posts. */
const LATEST_POSTS = 300;
/** Matches by name alone that are read: enough to fill the list when some of them are suspended or the actor's own. */
const NAMED = 60;

/** The words that begin with the prefix: a range of member_word's primary key. */
const MATCHES = `w.word >= folded_name($8) AND w.word < folded_name($8) || chr(1114111)`;

/**
 * Each source is a walk of an index that stops: the thread's latest authors, the staff, and the names in their order; in a
 * private space, those who were let in instead; in a conversation, its member and the staff. Measured on 100,000 members: docs/features.md.
 */
const CANDIDATES = `WITH place AS (SELECT s.*, t.private_with FROM space s
    LEFT JOIN thread t ON t.id = $7 AND t.space_id = s.id WHERE s.id = $6 AND ${VISIBLE_THREAD}), found AS (
    SELECT a.author_id AS member_id, 0 AS rank
    FROM (SELECT author_id FROM post WHERE thread_id = $7 AND seq IS NOT NULL ORDER BY seq DESC LIMIT ${LATEST_POSTS}) a
    WHERE EXISTS (SELECT 1 FROM member_word w WHERE w.member_id = a.author_id AND ${MATCHES})
    UNION ALL
    SELECT l.private_with, 0 FROM place l
    WHERE EXISTS (SELECT 1 FROM member_word w WHERE w.member_id = l.private_with AND ${MATCHES})
    UNION ALL
    SELECT r.member_id, 1 FROM member_role r
    WHERE r.community_id = $1 AND EXISTS (SELECT 1 FROM member_word w WHERE w.member_id = r.member_id AND ${MATCHES})
    UNION ALL
    SELECT a.member_id, 2 FROM space_access a
    WHERE a.space_id = $6 AND (SELECT visibility FROM place) = 'private'
      AND EXISTS (SELECT 1 FROM member_word w WHERE w.member_id = a.member_id AND ${MATCHES})
    UNION ALL
    SELECT n.member_id, 2 FROM (SELECT w.member_id FROM member_word w WHERE w.community_id = $1 AND ${MATCHES}
      AND (SELECT visibility FROM place) <> 'private' ORDER BY w.word, w.member_id LIMIT ${NAMED}) n
  )
  SELECT m.id, m.display_name AS "displayName", m.handle, m.joined_at AS "joinedAt",
    CASE WHEN EXISTS (SELECT 1 FROM member_role r WHERE r.member_id = m.id) THEN 'staff' END AS badge
  FROM (SELECT member_id, min(rank) AS rank FROM found GROUP BY member_id) f
  JOIN member m ON m.id = f.member_id CROSS JOIN place s
  CROSS JOIN LATERAL (SELECT s.private_with) t
  WHERE m.community_id = $1 AND m.state = 'active' AND m.id <> $5 AND ${MEMBER_SEES_THREAD}
  ORDER BY f.rank, m.handle LIKE folded_name($8) || '%' DESC, folded_name(m.display_name), m.id LIMIT $9`;

/** Finds whom somebody may mean. */
@Injectable()
export class MentionCandidateRepository {
  constructor(private readonly database: Database) {}

  /** One statement. Nobody where the actor may not enter the space, nor reads the thread as its conversation. */
  async list(actor: Actor, place: MentionPlace, prefix: string, limit: number): Promise<PublicMemberRow[]> {
    return this.database.query<PublicMemberRow>(
      CANDIDATES,
      [...spaceAudience(actor), place.spaceId, place.threadId, prefix, limit],
      'mention_candidates',
    );
  }
}
