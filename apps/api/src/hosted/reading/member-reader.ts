import { Injectable } from '@nestjs/common';
import { SpaceService } from '#community';
import { AuthoredPosts, type AuthoredPostLine, type MemberStanding, MemberStandings } from '#discussion';
import { MemberService, type PublicMemberRow } from '#identity';
import { type Actor, NotFound } from '#platform';
import type { AuthoredLineView, MemberView, PageView } from '../views.js';
import { authorViewOf } from './author-view.js';
import { beginningOf } from './excerpt.js';

/** What a member wrote, on one page. */
const LINES_A_PAGE = 25;

/** What of a member is asked for. */
export interface MemberWish {
  isOpeningsOnly: boolean;
  after?: string;
}

/** Reads who somebody is, and what the reader may see of what they wrote. */
@Injectable()
export class MemberReader {
  constructor(
    private readonly members: MemberService,
    private readonly spaces: SpaceService,
    private readonly posts: AuthoredPosts,
    private readonly standings: MemberStandings,
  ) {}

  /** By a handle, or by one that the member had before. Three statements, four of members. Throws NotFound, BadCursor. */
  async require(actor: Actor, handle: string, wish: MemberWish): Promise<MemberView> {
    const row = await this.members.findByHandle(actor.communityId, handle.toLowerCase());
    if (!row) throw new NotFound();
    const standing = await this.standings.of(actor, row.id);
    const { isOpeningsOnly } = wish;
    return {
      member: authorViewOf(row),
      joinedAt: row.joinedAt,
      isOwn: row.id === actor.memberId,
      standing: standing && {
        isFollowed: standing.follow === 'watching',
        relation: standing.relation,
      },
      isOpeningsOnly,
      lines: isHidden(row, standing) ? null : await this.linesOf(actor, row.id, wish),
    };
  }

  private async linesOf(
    actor: Actor,
    authorId: string,
    { isOpeningsOnly, after }: MemberWish,
  ): Promise<PageView<AuthoredLineView>> {
    const spaces = await this.spaces.listVisible(actor);
    const wish = { authorId, spaces, isOpeningsOnly };
    const page = await this.posts.page(actor, wish, { first: LINES_A_PAGE, after });
    const names = new Map(spaces.map(({ id, name }) => [id, name]));
    return {
      items: page.edges.map(({ node }) => lineOf(node, names)),
      next: page.pageInfo.hasNextPage ? page.pageInfo.endCursor : null,
      previous: after === undefined ? null : '',
    };
  }
}

/** What the brand says is said to everybody. */
function isHidden({ badge }: PublicMemberRow, standing: MemberStanding | null): boolean {
  return badge === null && standing !== null && standing.relation !== null;
}

function lineOf(
  { id: postId, spaceId, text, ...line }: AuthoredPostLine,
  spaceNames: ReadonlyMap<string, string>,
): AuthoredLineView {
  const { threadId, threadTitle, isFirst, publishedAt } = line;
  const spaceName = spaceNames.get(spaceId) ?? '';
  return { postId, threadId, threadTitle, spaceName, isFirst, publishedAt, excerpt: beginningOf(text) };
}
