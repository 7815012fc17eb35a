import { Injectable } from '@nestjs/common';
import { type Actor, CursorCodec, isUuid, type Page, type PageArgs, pageWindow } from '#platform';
import { CommunityService } from '#community';
import { Permalinks } from '#discussion';
import { type FoundText, type SearchFilter, SearchService } from '#search';
import type { Verbatim, VerbatimConnection } from '../graphql/verbatim.types.js';

/** What narrows a search, as it was asked. */
export interface VerbatimFilterWish {
  spaceIds?: string[] | null;
  publishedFrom?: Date | null;
  publishedBefore?: Date | null;
}

/** A page without the parts that loaders resolve. */
export type VerbatimPage = Page<Verbatim> &
  Pick<VerbatimConnection, 'totalCount' | 'corrections' | 'isFallback'> & {
    facets: {
      spaces: readonly { spaceId: string; count: number }[];
      months: readonly { month: string; count: number }[];
    };
  };

/** Searches what members wrote. */
@Injectable()
export class VerbatimService {
  constructor(
    private readonly search: SearchService,
    private readonly communities: CommunityService,
    private readonly permalinks: Permalinks,
    private readonly cursors: CursorCodec,
  ) {}

  /** Best first; newest first where the query is empty. Throws BadCursor and BadUserInput. */
  async page(
    actor: Actor,
    query: string,
    wish: VerbatimFilterWish | null,
    args: PageArgs,
  ): Promise<VerbatimPage> {
    const filter = filterOf(wish);
    const list = `verbatims/${actor.communityId}/${JSON.stringify([query, filter])}`;
    const window = pageWindow(this.cursors, list, args);
    const found = await this.search.search(
      actor,
      { query, filter },
      { limit: window.limit, after: window.edge },
    );
    const { slug } = await this.communities.requireById(actor.communityId);
    const edges = found.texts.map((text) => ({
      cursor: this.cursors.encode(list, text.key),
      node: this.verbatimOf(text, slug),
    }));
    return {
      edges,
      pageInfo: {
        hasNextPage: found.nextKey !== null,
        hasPreviousPage: window.edge !== null,
        startCursor: edges[0]?.cursor ?? null,
        endCursor: found.nextKey ? this.cursors.encode(list, found.nextKey) : (edges.at(-1)?.cursor ?? null),
      },
      totalCount: found.totalCount,
      corrections: found.corrections.map(({ typed, searched }) => ({ typed, searched: [...searched] })),
      facets: found.facets,
      isFallback: found.isFallback,
    };
  }

  private verbatimOf({ revision, highlights }: FoundText, communitySlug: string): Verbatim {
    return {
      id: revision.id,
      postId: revision.postId,
      revisionNumber: revision.number,
      body: revision.body.toString('utf8'),
      format: revision.format,
      sha256: revision.sha256,
      text: revision.plainText,
      highlights: [...highlights],
      threadId: revision.threadId,
      threadTitle: revision.threadTitle,
      state: revision.state,
      publishedAt: revision.publishedAt,
      permalink: this.permalinks.post(communitySlug, revision.threadId, revision.postId),
      spaceId: revision.spaceId,
      authorId: revision.authorId,
      author: revision.author,
    };
  }
}

function filterOf(wish: VerbatimFilterWish | null): SearchFilter {
  return {
    spaceIds: wish?.spaceIds?.filter(isUuid),
    publishedFrom: wish?.publishedFrom ?? undefined,
    publishedBefore: wish?.publishedBefore ?? undefined,
  };
}
