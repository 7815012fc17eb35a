import { Context, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { loaderOf, type RequestContext } from '#platform';
import { Member } from '../members/member.types.js';
import { RelationKind, type RelationKindName } from './member-relation.entity.js';
import { MemberRelations } from './member-relations.js';

/** What this concept adds to a member. */
@Resolver(() => Member)
export class MemberViewerRelationResolver {
  constructor(private readonly relations: MemberRelations) {}

  @ResolveField(() => RelationKind, {
    nullable: true,
    complexity: 1,
    description: 'How the viewer keeps them at a distance; null where they do not, and for guests.',
  })
  async viewerRelation(
    @Context() context: RequestContext,
    @Parent() { id }: Member,
  ): Promise<RelationKindName | null> {
    return loaderOf(context, MemberViewerRelationResolver, async (ids: readonly string[]) => {
      const kinds = await this.relations.kindsAmong(context.actor, ids);
      return ids.map((each) => kinds.get(each) ?? null);
    }).load(id);
  }
}
