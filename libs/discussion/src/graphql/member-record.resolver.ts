import { Context, Int, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { MemberRecord } from '#identity';
import { inOrderOf, loaderOf, type RequestContext } from '#platform';
import { AuthorTally } from '../post/author-tally.js';

/** What this room adds to the staff view of a member. */
@Resolver(() => MemberRecord)
export class MemberRecordResolver {
  constructor(private readonly tally: AuthorTally) {}

  @ResolveField(() => Int, { complexity: 2, description: 'Posts that everybody with access can read.' })
  async publishedPostCount(
    @Context() context: RequestContext,
    @Parent() { id }: MemberRecord,
  ): Promise<number> {
    return (await this.tallyOf(context, id))?.publishedCount ?? 0;
  }

  @ResolveField(() => Int, { complexity: 2, description: 'Posts that were held and refused.' })
  async rejectedPostCount(
    @Context() context: RequestContext,
    @Parent() { id }: MemberRecord,
  ): Promise<number> {
    return (await this.tallyOf(context, id))?.rejectedCount ?? 0;
  }

  private tallyOf(context: RequestContext, authorId: string) {
    const { communityId } = context.actor;
    return loaderOf(context, MemberRecordResolver, async (ids: readonly string[]) =>
      inOrderOf(ids, await this.tally.byAuthors(communityId, ids), (row) => row.authorId, null),
    ).load(authorId);
  }
}
