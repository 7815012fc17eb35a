import { Injectable } from '@nestjs/common';
import type { SpaceRow } from '#community';
import { type Actor, CursorCodec, type Page, type PageArgs, pageWindow, toPage } from '#platform';
import { type AuthoredPostLine, AuthoredPostsRepository } from './authored-posts.repository.js';

/** Whose posts are listed, and which of them. */
export interface AuthoredPostsWish {
  authorId: string;
  /** Spaces that the actor was found to see; conversations are listed nowhere. */
  spaces: readonly SpaceRow[];
  isOpeningsOnly: boolean;
}

/** What one member wrote, for whoever looks at that member. */
@Injectable()
export class AuthoredPosts {
  constructor(
    private readonly posts: AuthoredPostsRepository,
    private readonly cursors: CursorCodec,
  ) {}

  /** Latest first, published ones in visible threads alone, forward pages. One statement. Throws BadCursor. */
  async page(
    { communityId }: Actor,
    { authorId, spaces, isOpeningsOnly }: AuthoredPostsWish,
    args: PageArgs,
  ): Promise<Page<AuthoredPostLine>> {
    const window = pageWindow(this.cursors, `authored/${authorId}/${isOpeningsOnly}`, args);
    const spaceIds = spaces
      .filter((space) => !space.holdsConversations && space.communityId === communityId)
      .map(({ id }) => id);
    const rows = await this.posts.page({ communityId, authorId, spaceIds, isOpeningsOnly }, window);
    return toPage(window, rows, (row) => [row.createdKey, row.id]);
  }
}
