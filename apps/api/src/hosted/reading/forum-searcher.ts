import { Injectable } from '@nestjs/common';
import { SpaceService } from '#community';
import { type Actor, CursorCodec } from '#platform';
import { type FoundText, SearchService } from '#search';
import { authorViewOf } from './author-view.js';
import type { FoundView, SearchView } from '../views.js';
import { excerptAround } from './excerpt.js';

const RESULTS_A_PAGE = 20;

/** Searches the forum for its readers, among what each may see. */
@Injectable()
export class ForumSearcher {
  constructor(
    private readonly engine: SearchService,
    private readonly spaces: SpaceService,
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
    const spaceIds = [...new Set(texts.map(({ revision }) => revision.spaceId))];
    const spaces = await this.spaces.spacesByIds(actor, spaceIds);
    const names = new Map(spaces.map((row) => [row.id, row.name]));
    return texts.map(({ revision, highlights }) => {
      const { author } = revision;
      return {
        postId: revision.postId,
        threadId: revision.threadId,
        threadTitle: revision.threadTitle,
        spaceName: names.get(revision.spaceId) ?? '',
        author: authorViewOf(author),
        publishedAt: revision.publishedAt,
        excerpt: excerptAround(revision.plainText, highlights),
      };
    });
  }
}
