import { Injectable } from '@nestjs/common';
import { type Actor, actorCan, moderatesSpace } from '#platform';
import { type CommunityRow, CommunityService } from '#community';
import { Permission } from '#identity';
import { attachmentOf, FileLinks } from '#media';
import { isOwn } from './discussion-access.js';
import type { Post } from './graphql/post.types.js';
import type { Thread } from './graphql/thread.types.js';
import { Permalinks } from './permalinks.js';
import { type AuthoredPostRow, authorOf, type PostRow } from './post/post-row.js';
import type { ThreadRow } from './thread/thread-row.js';

/** Turns rows into what one viewer sees of them. No statement but the community's own, which is cached. */
@Injectable()
export class Viewing {
  constructor(
    private readonly communities: CommunityService,
    private readonly permalinks: Permalinks,
    private readonly links: FileLinks,
  ) {}

  async posts(actor: Actor, rows: readonly PostRow[]): Promise<Post[]> {
    const community = await this.communities.requireById(actor.communityId);
    const urlOf = this.links.maker(community, actor.memberId);
    return rows.map((row) => this.postOf(actor, { ...community, urlOf }, row));
  }

  async post(actor: Actor, row: PostRow): Promise<Post> {
    const [post] = await this.posts(actor, [row]);
    return post as Post;
  }

  async threads(actor: Actor, rows: readonly ThreadRow[]): Promise<Thread[]> {
    const { slug } = await this.communities.requireById(actor.communityId);
    return rows.map((row) => this.threadOf(actor, slug, row));
  }

  async thread(actor: Actor, row: ThreadRow): Promise<Thread> {
    const { slug } = await this.communities.requireById(actor.communityId);
    return this.threadOf(actor, slug, row);
  }

  private postOf(actor: Actor, community: Brand, row: PostRow): Post {
    const own = isOwn(actor, row);
    const moderates = moderatesSpace(actor, row.spaceId);
    const mayWrite = own && actorCan(actor, Permission.PostReply);
    // Field by field: a page has a hundred of them, and copying rows by spreading them was the dearest of it.
    return {
      id: row.id,
      threadId: row.threadId,
      spaceId: row.spaceId,
      authorId: row.authorId,
      author: isAuthored(row) ? authorOf(row) : undefined,
      parentId: row.parentId,
      seq: row.seq,
      changeSeq: row.changeSeq,
      depth: row.depth,
      state: row.state,
      bodyHtml: row.bodyHtml,
      revisionId: row.revisionId,
      revisionNumber: row.revisionNumber,
      sha256: row.sha256,
      createdAt: row.createdAt,
      publishedAt: row.publishedAt,
      editedAt: row.editedAt,
      permalink: this.permalinks.post(community.slug, row.threadId, row.id),
      isOwn: own,
      viewerCanEdit:
        mayWrite && isEditable(row, community.editWindowMinutes) && (!row.isThreadLocked || moderates),
      viewerCanSeeHistory: own || moderates || (community.publicRevisions && isPublicHistory(row)),
      viewerCanWithdraw: mayWrite && (row.state === 'published' || row.state === 'pending'),
      moderationNote: own || moderates ? row.moderationNote : null,
      extras: row.extras,
      attachments: row.extras?.attachments?.map((file) => attachmentOf(file, community.urlOf)) ?? [],
    };
  }

  private threadOf(actor: Actor, slug: string, row: ThreadRow): Thread {
    const { communityId: _, activityKey: __, mergedInto: ___, resetSeq: ____, ...shown } = row;
    return {
      ...shown,
      permalink: this.permalinks.thread(slug, row.id),
      viewerCanAccept:
        row.state === 'published' &&
        !!row.extras?.question &&
        actorCan(actor, Permission.PostReply) &&
        (isOwn(actor, row) || moderatesSpace(actor, row.spaceId)),
      viewerCanSetStatus:
        row.state === 'published' &&
        !!row.extras?.idea &&
        actorCan(actor, Permission.ThreadModerate) &&
        moderatesSpace(actor, row.spaceId),
      viewerCanReply:
        row.state === 'published' &&
        actor.memberId !== null &&
        actorCan(actor, Permission.PostReply) &&
        (!row.isLocked || moderatesSpace(actor, row.spaceId)),
    };
  }
}

/** True for a post that was read together with who wrote it. */
function isAuthored(row: PostRow | AuthoredPostRow): row is AuthoredPostRow {
  return 'authorName' in row;
}

/** The words of a post that is gone stand in the source of who quoted it: that is not for everybody. */
function isPublicHistory({ state, extras }: PostRow): boolean {
  return state === 'published' && !extras?.quotes?.some((quote) => quote.state === 'GONE');
}

/** What of a community decides how its posts are seen. */
interface Brand extends Pick<CommunityRow, 'slug' | 'editWindowMinutes' | 'publicRevisions'> {
  /** Address of a file of a message, for this viewer. */
  urlOf: (id: string, variant: string) => string;
}

/** True for a published post within the edit window. */
export function isEditable(row: Pick<PostRow, 'state' | 'publishedAt'>, windowMinutes: number): boolean {
  const published = row.publishedAt?.getTime() ?? 0;
  return row.state === 'published' && Date.now() - published < windowMinutes * 60_000;
}
