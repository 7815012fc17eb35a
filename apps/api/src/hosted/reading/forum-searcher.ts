import { Injectable } from '@nestjs/common';
import { SpaceService } from '#community';
import { MemberService } from '#identity';
import { type Actor, CursorCodec } from '#platform';
import { type FoundText, SearchService } from '#search';
import type { AuthorView, FoundView, SearchView } from '../views.js';
import { excerptAround } from './excerpt.js';

const RESULTS_A_PAGE = 20;
const NOBODY: AuthorView = { id: '', name: '—', isStaff: false };

/** Searches the forum for its readers, among what each may see. */
@Injectable()
export class ForumSearcher {
  constructor(
    private readonly engine: SearchService,
    private readonly spaces: SpaceService,
    private readonly members: MemberService,
    private readonly cursors: CursorCodec,
  ) {}

  /** Best first. Throws BadUserInput for a query beyond the limits, and BadCursor. */
  async search(actor: Actor, query: string, after: string | undefined): Promise<SearchView> {
    const list = `hosted-search/${actor.communityId}/${query}`;
    const key = after === undefined ? null : this.cursors.decode(list, after);
    const found = await this.engine.search(
      actor,
      { query, filter: {} },
      { limit: RESULTS_A_PAGE, after: key },
    );
    return {
      query,
      totalCount: found.totalCount,
      corrections: found.corrections,
      page: {
        items: await this.viewsOf(actor, found.texts),
        next: found.nextKey && this.cursors.encode(list, found.nextKey),
        previous: after === undefined ? null : '',
      },
    };
  }

  private async viewsOf(actor: Actor, texts: readonly FoundText[]): Promise<FoundView[]> {
    const authorIds = [...new Set(texts.map(({ revision }) => revision.authorId))];
    const spaceIds = [...new Set(texts.map(({ revision }) => revision.spaceId))];
    const [members, spaces] = await Promise.all([
      this.members.publicByIds(actor.communityId, authorIds),
      this.spaces.spacesByIds(actor, spaceIds),
    ]);
    const authors = new Map(members.map((row) => [row.id, row]));
    const names = new Map(spaces.map((row) => [row.id, row.name]));
    return texts.map(({ revision, highlights }) => {
      const author = authors.get(revision.authorId);
      return {
        postId: revision.postId,
        threadId: revision.threadId,
        threadTitle: revision.threadTitle,
        spaceName: names.get(revision.spaceId) ?? '',
        author: author ? { id: author.id, name: author.displayName, isStaff: author.badge !== null } : NOBODY,
        publishedAt: revision.publishedAt,
        excerpt: excerptAround(revision.plainText, highlights),
      };
    });
  }
}
