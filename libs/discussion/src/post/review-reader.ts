import { Injectable } from '@nestjs/common';
import { type Actor, Database, isUuid } from '#platform';
import type { Post, Revision } from '../graphql/post.types.js';
import { Viewing } from '../viewing.js';
import { POST_COLUMNS, type PostRow } from './post-row.js';

type SourceRow = Omit<Revision, 'body'> & { postId: string; bytes: Buffer };

/** What a moderator reads to judge a post, for many posts at once. Posts of spaces the actor does not moderate are passed over. */
@Injectable()
export class ReviewReader {
  constructor(
    private readonly database: Database,
    private readonly viewing: Viewing,
  ) {}

  /** The current text of each post, whatever its state, by post id. One statement. */
  async currentSources(actor: Actor, postIds: readonly string[]): Promise<Map<string, Revision>> {
    const rows = await this.database.query<SourceRow>(
      `SELECT p.id AS "postId", r.id, r.number, r.body AS bytes, r.format, encode(r.sha256, 'hex') AS sha256,
         r.created_at AS "createdAt"
       FROM post p JOIN thread t ON t.id = p.thread_id JOIN revision r ON r.id = p.revision_id
       WHERE p.id = ANY($1::uuid[]) AND p.community_id = $2 AND ($3::uuid[] IS NULL OR t.space_id = ANY($3))`,
      [postIds.filter(isUuid), actor.communityId, moderatedBy(actor)],
      'review_current_sources',
    );
    return new Map(
      rows.map(({ postId, bytes, ...row }) => [postId, { ...row, body: bytes.toString('utf8') }]),
    );
  }

  /** What was published in the thread before each post, the last `limit` of it, oldest first, by post id. One statement. */
  async postsBefore(actor: Actor, postIds: readonly string[], limit: number): Promise<Map<string, Post[]>> {
    const rows = await this.database.query<PostRow & { judgedId: string }>(
      `SELECT judged.id AS "judgedId", ${POST_COLUMNS}
       FROM post judged JOIN thread t ON t.id = judged.thread_id
       CROSS JOIN LATERAL (
         SELECT b.* FROM post b WHERE b.thread_id = t.id AND b.state = 'published' AND b.id <> judged.id
           AND CASE WHEN judged.seq IS NULL THEN b.published_at <= judged.created_at ELSE b.seq < judged.seq END
         ORDER BY b.seq DESC LIMIT $4) p
       WHERE judged.id = ANY($1::uuid[]) AND judged.community_id = $2 AND ($3::uuid[] IS NULL OR t.space_id = ANY($3))
       ORDER BY p.seq`,
      [postIds.filter(isUuid), actor.communityId, moderatedBy(actor), limit],
      'review_posts_before',
    );
    const posts = await this.viewing.posts(actor, rows);
    const byJudged = new Map<string, Post[]>();
    rows.forEach(({ judgedId }, place) => {
      byJudged.set(judgedId, [...(byJudged.get(judgedId) ?? []), posts[place] as Post]);
    });
    return byJudged;
  }
}

function moderatedBy(actor: Actor): readonly string[] | null {
  return actor.moderatedSpaceIds === 'all' ? null : [...actor.moderatedSpaceIds];
}
