import { Inject, Injectable } from '@nestjs/common';
import { LinkPreviews } from '#media';
import { CONFIG, type Config, Database, type JobHandler, publicOrigin, type Tx } from '#platform';
import type { PreviewedLink } from '#protocol';
import { ExtrasWriter } from '../extras/extras-writer.js';
import { PostNotFound } from '../post/post.errors.js';
import { linksIn } from './links-in.js';
import { type LinkingPost, PostPreviewRepository } from './post-preview.repository.js';

/** Name under which looks at links are queued. */
export const PREVIEW_JOB = 'discussion:previews';
/** Pages that are away are kept as failures, so what fails here is ours. */
export const PREVIEW_ATTEMPTS = 5;

/** Looks at the links of one published post, and shows under it what they lead to. */
@Injectable()
export class PreviewJob implements JobHandler {
  readonly name = PREVIEW_JOB;
  private readonly ownOrigin: string;

  constructor(
    private readonly database: Database,
    private readonly posts: PostPreviewRepository,
    private readonly links: LinkPreviews,
    private readonly extras: ExtrasWriter,
    @Inject(CONFIG) config: Config,
  ) {
    this.ownOrigin = new URL(publicOrigin(config)).origin;
  }

  async run(payload: unknown): Promise<void> {
    const post = await this.posts.findPublished((payload as { postId: string }).postId);
    if (!post) return;
    const found = post.isWanted ? await this.links.of(linksIn(post.bodyHtml, this.ownOrigin)) : [];
    // Only what changes anything moves a thread's clock.
    const hidden = await this.database.transaction((tx) => this.posts.hiddenOf(tx, post.id));
    if (isSame(shown(found, hidden), post.previews ?? [])) return;
    await this.database.transaction((tx) => this.show(tx, post, found)).catch(unlessGone);
  }

  /** An edit meanwhile has a look of its own: it keeps what it has until then. */
  private async show(tx: Tx, post: LinkingPost, found: readonly PreviewedLink[]): Promise<void> {
    const { id, communityId } = post;
    await this.extras.changePost(tx, { communityId, id }, async () => {
      const now = await this.posts.stateOf(tx, id);
      if (now?.revisionId !== post.revisionId) return { previews: now?.previews ?? null };
      const previews = shown(found, await this.posts.hiddenOf(tx, id));
      return { previews: previews.length === 0 ? null : previews };
    });
  }
}

function shown(found: readonly PreviewedLink[], hidden: readonly string[]): PreviewedLink[] {
  return found.filter(({ url }) => !hidden.includes(url));
}

function isSame(one: readonly PreviewedLink[], other: readonly PreviewedLink[]): boolean {
  const text = (all: readonly PreviewedLink[]) =>
    JSON.stringify(all.map(({ url, title, description, site }) => [url, title, description, site]));
  return text(one) === text(other);
}

/** Withdrawn, removed or hidden while its links were looked at. */
function unlessGone(error: unknown): void {
  if (!(error instanceof PostNotFound)) throw error;
}
