import { Injectable } from '@nestjs/common';
import { Database, type Tx } from '#platform';

/** Kinds of things that an import brings in. */
export type ImportedKind = 'author' | 'thread' | 'post';

/** What a file calls something, and what it is here. */
export interface ImportReference {
  kind: ImportedKind;
  externalId: string;
  targetId: string;
}

/** Where an import writes, and what its file is called. */
export interface ImportScope {
  communityId: string;
  source: string;
}

/** SQL of what imports have already brought in. */
@Injectable()
export class ImportRepository {
  constructor(private readonly database: Database) {}

  /** Which of these have come before, as `kind/externalId`. */
  async listKnown(
    { communityId, source }: ImportScope,
    wanted: readonly { kind: ImportedKind; externalId: string }[],
  ): Promise<Set<string>> {
    const rows = await this.database.query<{ key: string }>(
      `SELECT kind || '/' || external_id AS key
       FROM import_reference r JOIN unnest($3::text[], $4::text[]) AS w(kind, external_id) USING (kind, external_id)
       WHERE r.community_id = $1 AND r.source = $2`,
      [communityId, source, wanted.map(({ kind }) => kind), wanted.map(({ externalId }) => externalId)],
    );
    return new Set(rows.map(({ key }) => key));
  }

  /** Two imports of one source take turns, batch by batch, so that each finds what the other has brought in. */
  async takeTurn(tx: Tx, { communityId, source }: ImportScope): Promise<void> {
    await tx.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [
      `import/${communityId}/${source}`,
    ]);
  }

  async find(
    tx: Tx,
    { communityId, source }: ImportScope,
    wanted: readonly { kind: ImportedKind; externalId: string }[],
  ): Promise<ImportReference[]> {
    return tx.query<ImportReference>(
      `SELECT r.kind, r.external_id AS "externalId", r.target_id AS "targetId"
       FROM import_reference r JOIN unnest($3::text[], $4::text[]) AS w(kind, external_id) USING (kind, external_id)
       WHERE r.community_id = $1 AND r.source = $2`,
      [communityId, source, wanted.map(({ kind }) => kind), wanted.map(({ externalId }) => externalId)],
    );
  }

  async insert(
    tx: Tx,
    { communityId, source }: ImportScope,
    references: readonly ImportReference[],
  ): Promise<void> {
    if (references.length === 0) return;
    await tx.query(
      `INSERT INTO import_reference (community_id, source, kind, external_id, target_id)
       SELECT $1, $2, * FROM unnest($3::text[], $4::text[], $5::uuid[])`,
      [
        communityId,
        source,
        references.map(({ kind }) => kind),
        references.map(({ externalId }) => externalId),
        references.map(({ targetId }) => targetId),
      ],
    );
  }

  /** The spaces of threads. */
  async spacesOf(tx: Tx, communityId: string, threadIds: readonly string[]): Promise<Map<string, string>> {
    const rows = await tx.query<{ id: string; spaceId: string }>(
      'SELECT id, space_id AS "spaceId" FROM thread WHERE community_id = $1 AND id = ANY($2::uuid[])',
      [communityId, threadIds],
    );
    return new Map(rows.map(({ id, spaceId }) => [id, spaceId]));
  }

  /** Posts that can be answered, with their place in the tree. */
  async parentsOf(
    tx: Tx,
    communityId: string,
    postIds: readonly string[],
  ): Promise<Map<string, { threadId: string; depth: number }>> {
    const rows = await tx.query<{ id: string; threadId: string; depth: number }>(
      `SELECT id, thread_id AS "threadId", depth FROM post
       WHERE community_id = $1 AND id = ANY($2::uuid[]) AND seq IS NOT NULL`,
      [communityId, postIds],
    );
    return new Map(rows.map(({ id, threadId, depth }) => [id, { threadId, depth }]));
  }
}
