import { Injectable } from '@nestjs/common';
import type { PublicMemberRow, StaffRoleName } from '#identity';
import { type Actor, Database } from '#platform';
import type { PostSource } from '../graphql/post.types.js';
import type { BodyFormat } from '../text/source-text.js';
import { PostReader } from './post-reader.js';
import { AUTHOR_COLUMNS, authorOf } from './post-row.js';
import type { PostState } from './post-state.js';

/** A current revision of a published post, with its source. */
export interface VisibleRevision {
  /** Revision id. */
  id: string;
  postId: string;
  number: number;
  /** Exactly as received. */
  body: Buffer;
  format: BodyFormat;
  /** Hexadecimal. */
  sha256: string;
  plainText: string;
  threadId: string;
  threadTitle: string;
  spaceId: string;
  authorId: string;
  author: PublicMemberRow;
  seq: number;
  state: PostState;
  publishedAt: Date;
  createdAt: Date;
}

interface RevisionRow extends Omit<VisibleRevision, 'author'> {
  authorName: string;
  authorHandle: string;
  authorJoinedAt: Date;
  authorStaffRole: StaffRoleName | null;
  authorTitle: string | null;
}

const COLUMNS = `r.id, p.id AS "postId", r.number, r.body, r.format, encode(r.sha256, 'hex') AS sha256,
  r.plain_text AS "plainText", t.id AS "threadId", t.title AS "threadTitle", t.space_id AS "spaceId",
  p.author_id AS "authorId", p.seq::int, p.state, p.published_at AS "publishedAt", r.created_at AS "createdAt", ${AUTHOR_COLUMNS}`;

/** The one rule of which texts may leave: current, published, in a published thread of a space the actor may enter. */
const PUBLIC = `p.revision_id = r.id AND p.state = 'published' AND t.state = 'published'`;

/** Reads of exact texts. */
@Injectable()
export class RevisionReader {
  constructor(
    private readonly database: Database,
    private readonly posts: PostReader,
  ) {}

  /** Those in spaces that the caller has just found visible, in no order; one statement. Superseded texts are not among them. */
  async readIn(
    communityId: string,
    spaceIds: readonly string[],
    revisionIds: readonly string[],
  ): Promise<VisibleRevision[]> {
    const rows = await this.database.query<RevisionRow>(
      `SELECT ${COLUMNS} FROM revision r JOIN post p ON p.id = r.post_id JOIN thread t ON t.id = p.thread_id
       JOIN member a ON a.id = p.author_id
       WHERE r.id = ANY($3::uuid[]) AND r.community_id = $1 AND t.space_id = ANY($2::uuid[]) AND ${PUBLIC}`,
      [communityId, spaceIds, revisionIds],
      'revision_read_visible',
    );
    return rows.map((row) => ({ ...row, author: authorOf(row) }));
  }

  /**
   * Every revision of a post, for its author and who moderates there, and where the community shows them, for whoever
   * reads the post; null for anybody else. What was withdrawn or removed is nobody else's any more.
   */
  async findSource(actor: Actor, postId: string): Promise<PostSource | null> {
    const post = await this.posts.find(actor, postId);
    if (!post?.viewerCanSeeHistory) return null;
    const rows = await this.database.query<PostSource['revisions'][number] & { bytes: Buffer }>(
      `SELECT id, number, body AS bytes, format, encode(sha256, 'hex') AS sha256, created_at AS "createdAt"
       FROM revision WHERE post_id = $1 ORDER BY number`,
      [post.id],
      'revision_source',
    );
    return {
      postId: post.id,
      revisions: rows.map(({ bytes, ...row }) => ({ ...row, body: bytes.toString('utf8') })),
    };
  }
}
