import { Injectable } from '@nestjs/common';
import { type Actor, Database } from '#platform';
import { isOwn, requireWriter } from '../discussion-access.js';
import { ExtrasWriter } from '../extras/extras-writer.js';
import type { Post } from '../graphql/post.types.js';
import { PostNotFound } from '../post/post.errors.js';
import { PostReader } from '../post/post-reader.js';
import { PostPreviewRepository } from './post-preview.repository.js';

/** What authors do with the previews under their posts. */
@Injectable()
export class PreviewService {
  constructor(
    private readonly database: Database,
    private readonly reader: PostReader,
    private readonly previews: PostPreviewRepository,
    private readonly extras: ExtrasWriter,
  ) {}

  /** Takes a preview from one's own post, for good. Doing it twice changes nothing. Throws PostNotFound. Records PostExtrasChanged. */
  async remove(actor: Actor, postId: string, url: string): Promise<Post> {
    requireWriter(actor);
    const post = await this.reader.find(actor, postId);
    if (!post || !isOwn(actor, post)) throw new PostNotFound();
    if (!post.extras?.previews?.some((preview) => preview.url === url)) return post;
    const { communityId } = actor;
    await this.database.transaction((tx) =>
      this.extras.changePost(tx, { communityId, id: post.id }, async () => {
        await this.previews.hide(tx, communityId, post.id, url);
        const left =
          (await this.previews.stateOf(tx, post.id))?.previews?.filter((each) => each.url !== url) ?? [];
        return { previews: left.length === 0 ? null : left };
      }),
    );
    const changed = await this.reader.find(actor, post.id);
    if (!changed) throw new PostNotFound();
    return changed;
  }
}
