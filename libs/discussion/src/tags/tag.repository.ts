import { Injectable } from '@nestjs/common';
import { Database, newId, type Tx } from '#platform';
import { ThreadChanged } from '../discussion.facts.js';
import type { TagRow } from './tag.entity.js';
import { type TagName, tagSlugOf } from './tag-name.js';

/** A tag, and how many threads of it a viewer may see. */
export interface CountedTagRow extends TagRow {
  threadCount: number;
}

const COLUMNS = `g.id, g.community_id AS "communityId", g.slug, g.name, g.description, g.is_managed AS "isManaged",
  g.created_at AS "createdAt"`;

const VISIBLE_COUNT = `(SELECT count(*)::int FROM thread_tag x JOIN thread t ON t.id = x.thread_id
  WHERE x.tag_id = g.id AND t.state = 'published' AND t.space_id = ANY($2::uuid[]))`;

/** SQL of tags. */
@Injectable()
export class TagRepository {
  constructor(private readonly database: Database) {}

  /**
   * Managed ones, and others that a thread of these spaces has: no tag tells of what is hidden. Most used first; with a
   * beginning, those that have a name that starts so.
   */
  async list(
    communityId: string,
    spaceIds: readonly string[],
    { beginning, limit }: { beginning: string; limit: number },
  ): Promise<CountedTagRow[]> {
    return this.database.query<CountedTagRow>(
      `SELECT * FROM (SELECT ${COLUMNS}, ${VISIBLE_COUNT} AS "threadCount" FROM tag g
         WHERE g.community_id = $1 AND ($3 = '' OR g.id IN (SELECT tag_id FROM tag_name n
           WHERE n.community_id = $1 AND n.folded >= $3 AND n.folded < $3 || chr(1114111)))) c
       WHERE "isManaged" OR "threadCount" > 0 ORDER BY "threadCount" DESC, name, id LIMIT $4`,
      [communityId, spaceIds, beginning, limit],
      'tag_list',
    );
  }

  /** By a name that it has or had, or by its name in addresses. Null as in `list`. */
  async find(
    communityId: string,
    spaceIds: readonly string[],
    folded: string,
  ): Promise<CountedTagRow | null> {
    const [row] = await this.database.query<CountedTagRow>(
      `SELECT * FROM (SELECT ${COLUMNS}, ${VISIBLE_COUNT} AS "threadCount" FROM tag g
         WHERE g.community_id = $1 AND (g.slug = $3 OR g.id = (SELECT tag_id FROM tag_name
           WHERE community_id = $1 AND folded = $3)) ORDER BY g.slug = $3 LIMIT 1) c
       WHERE "isManaged" OR "threadCount" > 0`,
      [communityId, spaceIds, folded],
      'tag_find',
    );
    return row ?? null;
  }

  /** Those that have or had these names, by name. */
  async byNames(communityId: string, folded: readonly string[]): Promise<Map<string, TagRow>> {
    const rows = await this.database.query<TagRow & { folded: string }>(
      `SELECT n.folded, ${COLUMNS} FROM tag_name n JOIN tag g ON g.id = n.tag_id
       WHERE n.community_id = $1 AND n.folded = ANY($2::text[])`,
      [communityId, folded],
      'tag_by_names',
    );
    return new Map(rows.map(({ folded: name, ...row }) => [name, row]));
  }

  /** The row, locked until the transaction ends. */
  async lock(tx: Tx, communityId: string, id: string): Promise<TagRow | null> {
    const [row] = await tx.query<TagRow>(
      `SELECT ${COLUMNS} FROM tag g WHERE g.community_id = $1 AND g.id = $2 FOR UPDATE`,
      [communityId, id],
    );
    return row ?? null;
  }

  /** The tag of a name: the one that has or had it, or `forId`, which has it from now on, or a new one. Two that are first at once get the same. */
  async claim(
    tx: Tx,
    communityId: string,
    { name, folded }: TagName,
    forId: string | null = null,
  ): Promise<TagRow> {
    await tx.query('SELECT pg_advisory_xact_lock(hashtextextended($1::text || $2::text, 7))', [
      communityId,
      folded,
    ]);
    const [known] = await tx.query<TagRow>(
      `SELECT ${COLUMNS} FROM tag_name n JOIN tag g ON g.id = n.tag_id WHERE n.community_id = $1 AND n.folded = $2`,
      [communityId, folded],
    );
    if (known) return known;
    if (forId !== null) {
      await this.addName(tx, communityId, { folded, tagId: forId });
      return (await this.lock(tx, communityId, forId)) as TagRow;
    }
    return this.insert(tx, { communityId, name, folded, description: '', isManaged: false });
  }

  /** Its name is not taken: the caller has looked, or hears of a unique violation. */
  async insert(
    tx: Tx,
    tag: TagName & Pick<TagRow, 'communityId' | 'description' | 'isManaged'>,
  ): Promise<TagRow> {
    const id = newId();
    const slug = tagSlugOf(tag.folded);
    const [row] = await tx.query<TagRow>(
      `WITH g AS (INSERT INTO tag (id, community_id, slug, name, description, is_managed, created_at)
         SELECT $1::uuid, $2::uuid, CASE WHEN EXISTS (SELECT 1 FROM tag WHERE community_id = $2::uuid AND slug = $3::text)
           THEN $3::text || '-' || right($1::uuid::text, 8) ELSE $3::text END, $4, $5, $6, now() RETURNING *)
       SELECT ${COLUMNS} FROM g`,
      [id, tag.communityId, slug, tag.name, tag.description, tag.isManaged],
    );
    await this.addName(tx, tag.communityId, { folded: tag.folded, tagId: id });
    return row as TagRow;
  }

  /** A name is one tag's for good. */
  async addName(
    tx: Tx,
    communityId: string,
    { folded, tagId }: { folded: string; tagId: string },
  ): Promise<void> {
    await tx.query('INSERT INTO tag_name (community_id, folded, tag_id) VALUES ($1, $2, $3)', [
      communityId,
      folded,
      tagId,
    ]);
  }

  async update(tx: Tx, tag: Pick<TagRow, 'id' | 'name' | 'description' | 'isManaged'>): Promise<void> {
    await tx.query('UPDATE tag SET name = $2, description = $3, is_managed = $4 WHERE id = $1', [
      tag.id,
      tag.name,
      tag.description,
      tag.isManaged,
    ]);
  }

  /** Names and threads of one tag become another's; the tag is gone. */
  async merge(tx: Tx, fromId: string, intoId: string): Promise<void> {
    await tx.query('UPDATE tag_name SET tag_id = $2 WHERE tag_id = $1', [fromId, intoId]);
    await tx.query(
      `INSERT INTO thread_tag (thread_id, tag_id, community_id, position)
       SELECT thread_id, $2, community_id, position FROM thread_tag WHERE tag_id = $1 ON CONFLICT DO NOTHING`,
      [fromId, intoId],
    );
    await tx.query('DELETE FROM thread_tag WHERE tag_id = $1', [fromId]);
    await tx.query('DELETE FROM tag WHERE id = $1', [fromId]);
  }

  /** Locks the threads of a tag in one order, so that two changes at once wait instead of meeting head-on. */
  async lockThreadsOf(tx: Tx, tagId: string): Promise<string[]> {
    const rows = await tx.query<{ id: string }>(
      `SELECT id FROM thread WHERE id IN (SELECT thread_id FROM thread_tag WHERE tag_id = $1) ORDER BY id FOR UPDATE`,
      [tagId],
    );
    return rows.map(({ id }) => id);
  }

  /**
   * Writes the present names of their tags into the snapshots of threads that are locked, which tick: one statement
   * whatever their number. Records ThreadChanged for each.
   */
  async retell(tx: Tx, threadIds: readonly string[]): Promise<void> {
    await tx.query(
      `WITH changed AS (
         UPDATE thread t SET seq = t.seq + 1, extras = coalesce(t.extras, '{}') || jsonb_build_object('tags',
           (SELECT jsonb_agg(g.name ORDER BY x.position, g.id) FROM thread_tag x JOIN tag g ON g.id = x.tag_id
            WHERE x.thread_id = t.id))
         WHERE t.id = ANY($1::uuid[]) RETURNING t.*)
       INSERT INTO fact (type, community_id, payload)
       SELECT $2, community_id, jsonb_build_object('threadId', id, 'spaceId', space_id, 'seq', seq, 'prevSeq', seq - 1)
       FROM changed ORDER BY id`,
      [threadIds, ThreadChanged.name],
    );
  }

  /** Into the snapshot of a thread that nobody has seen. */
  async tellUnseen(tx: Tx, threadId: string, names: readonly string[]): Promise<void> {
    await tx.query(
      `UPDATE thread SET extras = coalesce(extras, '{}') || jsonb_build_object('tags', $2::jsonb)
       WHERE id = $1 AND extras->'tags' IS DISTINCT FROM $2::jsonb`,
      [threadId, JSON.stringify(names)],
    );
  }

  /** The thread's tags from now on, in this order. */
  async setThreadTags(
    tx: Tx,
    communityId: string,
    thread: { id: string; tagIds: readonly string[] },
  ): Promise<void> {
    await tx.query('DELETE FROM thread_tag WHERE thread_id = $1', [thread.id]);
    if (thread.tagIds.length === 0) return;
    await tx.query(
      `INSERT INTO thread_tag (thread_id, tag_id, community_id, position)
       SELECT $1, u.id, $2, u.place FROM unnest($3::uuid[]) WITH ORDINALITY AS u(id, place)`,
      [thread.id, communityId, thread.tagIds],
    );
  }
}
