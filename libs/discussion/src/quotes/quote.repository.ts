import { Injectable } from '@nestjs/common';
import { spaceAudience } from '#community';
import { type Actor, Database, type Tx } from '#platform';
import { VISIBLE_THREAD } from '../conversations/visible-conversation.js';

/** A revision of a post that may be quoted. */
export interface QuotableRevision {
  postId: string;
  threadId: string;
  revisionId: string;
  number: number;
  plainText: string;
  /** The text that stands now. */
  currentText: string;
  authorName: string;
}

/** A passage whose words were found where it says. */
export interface VerifiedQuote {
  postId: string;
  threadId: string;
  revisionId: string;
  revisionNumber: number;
  passage: string;
  /** The passage stands in the text of now. */
  isCurrent: boolean;
}

/** A quote as it stands: what it names, and what became of that. */
export interface QuoteStanding extends Omit<VerifiedQuote, 'isCurrent'> {
  isPublished: boolean;
  currentText: string;
}

/** A post that quotes another. */
export interface QuotingPost {
  id: string;
  communityId: string;
  threadId: string;
  /** It has a place: its readers are told. */
  isSeen: boolean;
}

/** Where a text goes: null is a thread that it opens. */
export interface QuotePlace {
  spaceId: string;
  threadId: string | null;
}

/**
 * Nothing goes from a space into a wider one, nor from a conversation into another: a condition on the `space s` and the
 * `thread t` of what is quoted and on where it goes to.
 */
const mayGo = (
  space: string,
  threadId: string,
): string => `((s.id = ${space}.id AND (NOT s.holds_conversations OR t.id = ${threadId}))
  OR s.visibility = 'public' OR (s.visibility = 'members' AND ${space}.visibility IN ('members', 'private')))`;

/** SQL of quotes. */
@Injectable()
export class QuoteRepository {
  constructor(private readonly database: Database) {}

  /**
   * Published posts in threads that the actor may read, and that everybody may read who reads where the quote goes. One
   * statement.
   */
  async quotable(
    actor: Actor,
    { spaceId, threadId }: QuotePlace,
    asked: readonly { postId: string; number: number }[],
  ): Promise<QuotableRevision[]> {
    return this.database.query<QuotableRevision>(
      `SELECT p.id AS "postId", t.id AS "threadId", r.id AS "revisionId", r.number, r.plain_text AS "plainText",
         c.plain_text AS "currentText", a.display_name AS "authorName"
       FROM unnest($7::uuid[], $8::integer[]) AS k(post_id, number)
       JOIN post p ON p.id = k.post_id AND p.community_id = $1 AND p.state = 'published'
       JOIN thread t ON t.id = p.thread_id AND t.state = 'published'
       JOIN space s ON s.id = t.space_id AND ${VISIBLE_THREAD}
       JOIN space target ON target.id = $6
       JOIN revision r ON r.post_id = p.id AND r.number = k.number
       JOIN revision c ON c.id = p.revision_id
       JOIN member a ON a.id = p.author_id
       WHERE ${mayGo('target', '$9::uuid')}`,
      [
        ...spaceAudience(actor),
        spaceId,
        asked.map(({ postId }) => postId),
        asked.map(({ number }) => number),
        threadId,
      ],
      'quote_quotable',
    );
  }

  /** In place of those of an earlier text. */
  async replace(
    tx: Tx,
    post: { id: string; communityId: string },
    quotes: readonly VerifiedQuote[],
  ): Promise<void> {
    await tx.query('DELETE FROM post_quote WHERE post_id = $1', [post.id]);
    await tx.query(
      `INSERT INTO post_quote (post_id, community_id, position, quoted_post_id, quoted_revision_id, passage)
       SELECT $1, $2, position - 1, quoted, revision, passage
       FROM unnest($3::uuid[], $4::uuid[], $5::text[]) WITH ORDINALITY AS q(quoted, revision, passage, position)`,
      [
        post.id,
        post.communityId,
        quotes.map(({ postId }) => postId),
        quotes.map(({ revisionId }) => revisionId),
        quotes.map(({ passage }) => passage),
      ],
    );
  }

  /** The posts of these threads that others quote. */
  async quotedIn(tx: Tx, threadIds: readonly string[]): Promise<string[]> {
    const rows = await tx.query<{ id: string }>(
      `SELECT p.id FROM post p WHERE p.thread_id = ANY($1::uuid[])
         AND EXISTS (SELECT 1 FROM post_quote q WHERE q.quoted_post_id = p.id)`,
      [threadIds],
    );
    return rows.map(({ id }) => id);
  }

  /** Posts that quote one of these, in an order that all who lock them share. */
  async quoting(tx: Tx, quotedIds: readonly string[]): Promise<QuotingPost[]> {
    return tx.query<QuotingPost>(
      `SELECT p.id, p.community_id AS "communityId", p.thread_id AS "threadId", p.state = 'published' AS "isSeen" FROM post p
       WHERE p.id IN (SELECT post_id FROM post_quote WHERE quoted_post_id = ANY($1::uuid[])) AND p.state IN ('published', 'pending')
       ORDER BY p.thread_id, p.id`,
      [quotedIds],
    );
  }

  /** What a post quotes, as it stands now, in the order of the text. What its readers may not read is not published to them. */
  async standings(tx: Tx, postId: string): Promise<QuoteStanding[]> {
    return tx.query<QuoteStanding>(
      `SELECT q.quoted_post_id AS "postId", p.thread_id AS "threadId", r.id AS "revisionId", r.number AS "revisionNumber",
         q.passage, p.state = 'published' AND t.state = 'published' AND ${mayGo('target', 'own.thread_id')} AS "isPublished", c.plain_text AS "currentText"
       FROM post_quote q JOIN post p ON p.id = q.quoted_post_id JOIN thread t ON t.id = p.thread_id
       JOIN space s ON s.id = t.space_id
       JOIN post own ON own.id = q.post_id JOIN thread home ON home.id = own.thread_id JOIN space target ON target.id = home.space_id
       JOIN revision r ON r.id = q.quoted_revision_id JOIN revision c ON c.id = p.revision_id
       WHERE q.post_id = $1 ORDER BY q.position`,
      [postId],
    );
  }

  /** What the post shows now: its snapshot of quotes, and its HTML. Its row stays locked. */
  async shown(tx: Tx, postId: string): Promise<{ quotes: unknown; bodyHtml: string } | null> {
    const [row] = await tx.query<{ quotes: unknown; bodyHtml: string }>(
      `SELECT extras -> 'quotes' AS quotes, body_html AS "bodyHtml" FROM post WHERE id = $1`,
      [postId],
    );
    return row ?? null;
  }

  async setHtml(tx: Tx, postId: string, bodyHtml: string): Promise<void> {
    await tx.query('UPDATE post SET body_html = $2 WHERE id = $1', [postId, bodyHtml]);
  }
}
