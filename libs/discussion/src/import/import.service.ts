import { Injectable } from '@nestjs/common';
import { type Actor, Database, DomainError, Forbidden, type Tx } from '#platform';
import { lineOfText, MembershipService } from '#identity';
import { SpaceService } from '#community';
import { requestHashOf } from '../post/post-request.js';
import { type PostToWrite, PostWriter } from '../post/post-writer.js';
import { prepareText, type PreparedText } from '../text/prepare-text.js';
import { acceptTitle } from '../text/source-text.js';
import { type ImportItem, ImportItemInvalid } from './import-item.js';
import { ImportLedger } from './import-ledger.js';
import { ImportRepository, type ImportScope } from './import.repository.js';

/** What became of one item. */
export type ImportOutcome =
  { readonly status: 'imported' | 'known' } | { readonly status: 'refused'; readonly reason: string };

/** Where the items of a batch come from and go. */
export interface ImportTarget {
  /** Name of the file's origin: the same ids under another source are other things. */
  source: string;
  /** Slug of the space for threads that name none. */
  defaultSpace: string | null;
}

interface PreparedItem {
  item: ImportItem;
  text: PreparedText;
  authorName: string;
  title: string;
  spaceId: string | null;
}

/** What the items of one batch share. */
interface Batch {
  tx: Tx;
  scope: ImportScope;
  ledger: ImportLedger;
}

const KNOWN: ImportOutcome = { status: 'known' };
const IMPORTED: ImportOutcome = { status: 'imported' };

/**
 * Brings threads and posts in from elsewhere: accepted, rendered, ordered and recorded as members' own, with their own
 * dates, unscreened. Running it again with the same source finds the same rows.
 */
@Injectable()
export class ImportService {
  constructor(
    private readonly database: Database,
    private readonly spaces: SpaceService,
    private readonly memberships: MembershipService,
    private readonly writer: PostWriter,
    private readonly imports: ImportRepository,
  ) {}

  /**
   * One transaction for all items, in their order; an item that is refused does not stop the others. Only the install
   * itself may ask (systemActor). Records what members' own threads and posts record.
   */
  async importBatch(
    actor: Actor,
    target: ImportTarget,
    items: readonly ImportItem[],
  ): Promise<ImportOutcome[]> {
    if (actor.kind !== 'system') throw new Forbidden();
    const scope = { communityId: actor.communityId, source: target.source };
    // A run that goes on where another stopped passes over what is there without rendering it again.
    const known = await this.imports.listKnown(
      scope,
      items.map(({ kind, id }) => ({ kind, externalId: id })),
    );
    const isKnown = items.map(({ kind, id }) => known.has(`${kind}/${id}`));
    const fresh = items.filter((_, index) => !isKnown[index]);
    const outcomes = fresh.length > 0 ? await this.importFresh(actor, target, scope, fresh) : [];
    let next = 0;
    return isKnown.map((passed) => (passed ? KNOWN : (outcomes[next++] ?? KNOWN)));
  }

  private async importFresh(
    actor: Actor,
    target: ImportTarget,
    scope: ImportScope,
    items: readonly ImportItem[],
  ): Promise<ImportOutcome[]> {
    const prepared = await this.prepareAll(actor, target, items);
    return this.database.transaction(async (tx) => {
      await this.imports.takeTurn(tx, scope);
      const ledger = await ImportLedger.open(tx, this.imports, scope, items);
      const outcomes: ImportOutcome[] = [];
      for (const one of prepared) {
        outcomes.push(one instanceof Error ? refused(one) : await this.importOne({ tx, scope, ledger }, one));
      }
      await ledger.save(tx, this.imports, scope);
      return outcomes;
    });
  }

  /** What needs no transaction: texts, names and spaces. */
  private async prepareAll(
    actor: Actor,
    target: ImportTarget,
    items: readonly ImportItem[],
  ): Promise<(PreparedItem | Error)[]> {
    const hasThreads = items.some(({ kind }) => kind === 'thread');
    const spaces = hasThreads ? await this.spaces.listVisible(actor) : [];
    const bySlug = new Map(
      spaces.filter((space) => !space.holdsConversations).map(({ slug, id }) => [slug, id]),
    );
    return items.map((item) => {
      try {
        return prepare(item, item.kind === 'thread' ? spaceFor(item, target, bySlug) : null);
      } catch (error) {
        if (error instanceof DomainError || error instanceof ImportItemInvalid) return error;
        throw error;
      }
    });
  }

  private async importOne(batch: Batch, prepared: PreparedItem): Promise<ImportOutcome> {
    const { item } = prepared;
    if (batch.ledger.find(item.kind, item.id)) return KNOWN;
    try {
      if (item.kind === 'thread') await this.importThread(batch, item, prepared);
      else await this.importPost(batch, item, prepared);
      return IMPORTED;
    } catch (error) {
      // Our own refusals change nothing; whatever Postgres refuses has ended the transaction.
      if (error instanceof DomainError || error instanceof ImportItemInvalid) return refused(error);
      throw error;
    }
  }

  private async importThread(batch: Batch, item: ImportItem, prepared: PreparedItem): Promise<void> {
    const spaceId = prepared.spaceId ?? '';
    const written = await this.postOf(batch, prepared, spaceId);
    const { thread } = await this.writer.open(batch.tx, {
      ...written,
      title: prepared.title,
      boundUrl: null,
      boundKey: null,
    });
    batch.ledger.addThread(item.id, thread);
  }

  private async importPost(
    batch: Batch,
    item: ImportItem & { kind: 'post' },
    prepared: PreparedItem,
  ): Promise<void> {
    const threadId = batch.ledger.find('thread', item.thread);
    const spaceId = threadId && batch.ledger.spaceOf(threadId);
    if (!threadId || !spaceId) throw new ImportItemInvalid(`thread: "${item.thread}" has not come before`);
    const parent = parentOf(batch.ledger, item, threadId);
    const written = await this.postOf(batch, prepared, spaceId);
    const row = await this.writer.reply(batch.tx, { ...written, threadId, parent, mayIgnoreLock: true });
    batch.ledger.addPost(item.id, row);
  }

  private async postOf(
    { tx, scope, ledger }: Batch,
    { item, text, authorName }: PreparedItem,
    spaceId: string,
  ): Promise<PostToWrite> {
    const { communityId, source } = scope;
    const authorId = ledger.find('author', item.author.id);
    const joinedAt = item.createdAt;
    const id =
      authorId ?? (await this.memberships.admit(tx, { communityId, displayName: authorName, joinedAt }));
    if (!authorId) ledger.addAuthor(item.author.id, id);
    return {
      communityId,
      spaceId,
      authorId: id,
      text,
      idempotencyKey: `import/${source}/${item.kind}/${item.id}`,
      requestHash: requestHashOf(item.kind === 'thread' ? 'open' : 'reply', [source, item.id, item.body]),
      at: item.createdAt,
      verdict: { outcome: 'publish' },
    };
  }
}

function prepare(item: ImportItem, spaceId: string | null): PreparedItem {
  return {
    item,
    spaceId,
    title: item.kind === 'thread' ? acceptTitle(item.title) : '',
    authorName: lineOfText(item.author.name, 'author'),
    text: prepareText(item.body, item.format),
  };
}

function spaceFor(
  item: ImportItem & { kind: 'thread' },
  target: ImportTarget,
  bySlug: ReadonlyMap<string, string>,
): string {
  const slug = item.space ?? target.defaultSpace;
  if (slug === null) throw new ImportItemInvalid('space: none is named, here or for the whole import');
  const id = bySlug.get(slug);
  if (!id) throw new ImportItemInvalid(`space: there is no space "${slug}"`);
  return id;
}

function parentOf(
  ledger: ImportLedger,
  item: ImportItem & { kind: 'post' },
  threadId: string,
): { id: string; depth: number } | null {
  if (!item.parent) return null;
  const id = ledger.find('post', item.parent);
  const post = id ? ledger.post(id) : undefined;
  if (!id || post?.threadId !== threadId) {
    throw new ImportItemInvalid(`parent: "${item.parent}" has not come before in this thread`);
  }
  return { id, depth: post.depth };
}

function refused(error: Error): ImportOutcome {
  const code = error instanceof DomainError ? `${error.field ? `${error.field}: ` : ''}${error.code} ` : '';
  return { status: 'refused', reason: `${code}${error.message}` };
}
