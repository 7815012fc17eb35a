import type { Tx } from '#platform';
import type { ImportItem } from './import-item.js';
import type { ImportedKind, ImportReference, ImportRepository, ImportScope } from './import.repository.js';

/** A post that may be answered. */
interface KnownPost {
  threadId: string;
  depth: number;
}

/** What one batch knows of earlier ones, and adds: read in three statements whatever the batch's length. */
export class ImportLedger {
  private readonly fresh: ImportReference[] = [];

  private constructor(
    private readonly targets: Map<string, string>,
    private readonly spaces: Map<string, string>,
    private readonly posts: Map<string, KnownPost>,
  ) {}

  static async open(
    tx: Tx,
    repository: ImportRepository,
    scope: ImportScope,
    items: readonly ImportItem[],
  ): Promise<ImportLedger> {
    const known = await repository.find(tx, scope, items.flatMap(referencesOf));
    const targets = new Map(known.map((row) => [keyOf(row.kind, row.externalId), row.targetId]));
    const idsOf = (kind: ImportedKind) =>
      known.filter((row) => row.kind === kind).map(({ targetId }) => targetId);
    const [threads, posts] = [idsOf('thread'), idsOf('post')];
    return new ImportLedger(
      targets,
      threads.length > 0
        ? await repository.spacesOf(tx, scope.communityId, threads)
        : new Map<string, string>(),
      posts.length > 0
        ? await repository.parentsOf(tx, scope.communityId, posts)
        : new Map<string, KnownPost>(),
    );
  }

  /** The id here of what the file calls so; undefined where it has not come yet. */
  find(kind: ImportedKind, externalId: string): string | undefined {
    return this.targets.get(keyOf(kind, externalId));
  }

  spaceOf(threadId: string): string | undefined {
    return this.spaces.get(threadId);
  }

  post(id: string): KnownPost | undefined {
    return this.posts.get(id);
  }

  addAuthor(externalId: string, targetId: string): void {
    this.add({ kind: 'author', externalId, targetId });
  }

  addThread(externalId: string, thread: { id: string; spaceId: string }): void {
    this.add({ kind: 'thread', externalId, targetId: thread.id });
    this.spaces.set(thread.id, thread.spaceId);
  }

  addPost(externalId: string, post: { id: string } & KnownPost): void {
    this.add({ kind: 'post', externalId, targetId: post.id });
    this.posts.set(post.id, { threadId: post.threadId, depth: post.depth });
  }

  async save(tx: Tx, repository: ImportRepository, scope: ImportScope): Promise<void> {
    await repository.insert(tx, scope, this.fresh);
  }

  private add(reference: ImportReference): void {
    this.targets.set(keyOf(reference.kind, reference.externalId), reference.targetId);
    this.fresh.push(reference);
  }
}

function keyOf(kind: ImportedKind, externalId: string): string {
  return `${kind}/${externalId}`;
}

function referencesOf(item: ImportItem): { kind: ImportedKind; externalId: string }[] {
  const author = { kind: 'author' as const, externalId: item.author.id };
  const own = { kind: item.kind, externalId: item.id };
  if (item.kind === 'thread') return [author, own];
  const thread = { kind: 'thread' as const, externalId: item.thread };
  return item.parent
    ? [author, own, thread, { kind: 'post', externalId: item.parent }]
    : [author, own, thread];
}
