import { Injectable } from '@nestjs/common';
import type { PostExtras } from '#protocol';
import { Database, type Tx } from '#platform';
import type { BodyFormat } from '../text/source-text.js';
import { POST_COLUMNS, type PostRow } from './post-row.js';
import type { PostState } from './post-state.js';

/** A new post with its first revision. */
export interface NewPost {
  id: string;
  communityId: string;
  threadId: string;
  parentId: string | null;
  authorId: string;
  depth: number;
  state: PostState;
  isFirst: boolean;
  /** Null while it waits. */
  seq: number | null;
  idempotencyKey: string;
  requestHash: Buffer;
  createdAt: Date;
  /** Null while it waits. */
  publishedAt: Date | null;
  revision: NewRevision;
  bodyHtml: string;
  extras: PostExtras | null;
}

/** One exact text, and what was derived from it. */
export interface NewRevision {
  id: string;
  body: Buffer;
  format: BodyFormat;
  sha256: Buffer;
  plainText: string;
}

/** Writes of posts and revisions. */
@Injectable()
export class PostRepository {
  constructor(private readonly database: Database) {}

  /** One statement: the post and its first revision. */
  async insert(tx: Tx, post: NewPost): Promise<void> {
    await tx.query(
      `WITH p AS (
         INSERT INTO post (id, community_id, thread_id, parent_id, author_id, depth, state, is_first, seq, change_seq,
           revision_id, sha256, body_html, idempotency_key, request_hash, created_at, published_at, extras)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $9, $10, $11, $12, $13, $14, $15, $16, $20))
       INSERT INTO revision (id, community_id, post_id, number, editor_id, body, format, sha256, plain_text, created_at)
       VALUES ($10, $2, $1, 1, $5, $17, $18, $11, $19, $15)`,
      [
        post.id,
        post.communityId,
        post.threadId,
        post.parentId,
        post.authorId,
        post.depth,
        post.state,
        post.isFirst,
        post.seq,
        post.revision.id,
        post.revision.sha256,
        post.bodyHtml,
        post.idempotencyKey,
        post.requestHash,
        post.createdAt,
        post.publishedAt,
        post.revision.body,
        post.revision.format,
        post.revision.plainText,
        post.extras,
      ],
    );
  }

  /** Adds a revision and makes it the current one. False where the post is no longer what the editor saw. */
  async revise(
    tx: Tx,
    post: {
      id: string;
      threadId: string;
      expectedRevision: number;
      changeSeq: number;
      editorId: string;
      bodyHtml: string;
    },
    revision: NewRevision,
  ): Promise<boolean> {
    const rows = await tx.query(
      `WITH p AS (
         UPDATE post SET revision_id = $4, revision_number = revision_number + 1, sha256 = $5, body_html = $6,
           change_seq = $3, edited_at = now()
         WHERE id = $1 AND thread_id = $11 AND state = 'published' AND revision_number = $2 RETURNING id, community_id, revision_number)
       INSERT INTO revision (id, community_id, post_id, number, editor_id, body, format, sha256, plain_text, created_at)
       SELECT $4, p.community_id, p.id, p.revision_number, $7, $8, $9, $5, $10, now() FROM p RETURNING id`,
      [
        post.id,
        post.expectedRevision,
        post.changeSeq,
        revision.id,
        revision.sha256,
        post.bodyHtml,
        post.editorId,
        revision.body,
        revision.format,
        revision.plainText,
        post.threadId,
      ],
    );
    return rows.length === 1;
  }

  /** Gives a waiting post its place. False where it no longer waits. */
  async publish(tx: Tx, { id, threadId }: Pick<PostRow, 'id' | 'threadId'>, seq: number): Promise<boolean> {
    const rows = await tx.query(
      `UPDATE post SET state = 'published', seq = $2, change_seq = $2, published_at = now(), moderation_note = NULL
       WHERE id = $1 AND thread_id = $3 AND state = 'pending' RETURNING id`,
      [id, seq, threadId],
    );
    return rows.length === 1;
  }

  /** Ends a post's wait without publication. False where it no longer waits. */
  async closeUnseen(
    tx: Tx,
    id: string,
    state: 'rejected' | 'withdrawn',
    note: string | null,
  ): Promise<boolean> {
    const rows = await tx.query(
      `UPDATE post SET state = $2, moderation_note = $3, body_html = CASE WHEN $2 = 'withdrawn' THEN '' ELSE body_html END,
         extras = CASE WHEN $2 = 'withdrawn' THEN NULL ELSE extras END
       WHERE id = $1 AND state = 'pending' RETURNING id`,
      [id, state, note],
    );
    return rows.length === 1;
  }

  /** Leaves a published post's place empty, without its extras: its text stays in its revisions only. False where it is not published. */
  async empty(
    tx: Tx,
    { id, threadId }: Pick<PostRow, 'id' | 'threadId'>,
    change: { state: 'withdrawn' | 'removed'; changeSeq: number; note: string | null },
  ): Promise<boolean> {
    const rows = await tx.query(
      `UPDATE post SET state = $2, change_seq = $3, moderation_note = $4, body_html = '', extras = NULL
       WHERE id = $1 AND thread_id = $5 AND state = 'published' RETURNING id`,
      [id, change.state, change.changeSeq, change.note, threadId],
    );
    return rows.length === 1;
  }

  /** Whatever its state; the rules about who sees it are the caller's. */
  async find(communityId: string, id: string): Promise<PostRow | null> {
    const [row] = await this.database.query<PostRow>(
      `SELECT ${POST_COLUMNS} FROM post p JOIN thread t ON t.id = p.thread_id WHERE p.id = $1 AND p.community_id = $2`,
      [id, communityId],
      'post_find',
    );
    return row ?? null;
  }

  /** As `find`, inside a transaction. */
  async findIn(tx: Tx, communityId: string, id: string): Promise<PostRow | null> {
    const [row] = await tx.query<PostRow>(
      `SELECT ${POST_COLUMNS} FROM post p JOIN thread t ON t.id = p.thread_id WHERE p.id = $1 AND p.community_id = $2`,
      [id, communityId],
    );
    return row ?? null;
  }

  /** The post that a key made, with the hash of the request that made it. */
  async findByKey(
    authorId: string,
    idempotencyKey: string,
  ): Promise<{ postId: string; requestHash: Buffer } | null> {
    const [row] = await this.database.query<{ postId: string; requestHash: Buffer }>(
      `SELECT id AS "postId", request_hash AS "requestHash" FROM post WHERE author_id = $1 AND idempotency_key = $2`,
      [authorId, idempotencyKey],
      'post_find_by_key',
    );
    return row ?? null;
  }
}
