import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';
import { type Actor, Allow, answer, CurrentActor } from '#platform';
import { Permission } from '../access/permission.js';
import { MemberPreferenceService } from './member-preference.service.js';
import {
  MemberPreferences,
  MemberPreferencesPayload,
  MemberPreferencesUpdateInput,
} from './member-preference.types.js';

/** What the viewer chose for themselves. */
@Resolver(() => MemberPreferences)
export class MemberPreferenceResolver {
  constructor(private readonly service: MemberPreferenceService) {}

  @Allow(Permission.ForumRead)
  @Query(() => MemberPreferences, { description: 'The viewer’s own choices; UNAUTHENTICATED for guests.' })
  async memberPreferences(@CurrentActor() actor: Actor): Promise<MemberPreferences> {
    return this.service.ownOf(actor);
  }

  @Allow(Permission.ForumRead)
  @Mutation(() => MemberPreferencesPayload, { description: 'Changes the viewer’s own choices.' })
  async memberPreferencesUpdate(
    @CurrentActor() actor: Actor,
    @Args('input', { description: 'What changes.' }) input: MemberPreferencesUpdateInput,
  ): Promise<MemberPreferencesPayload> {
    return answer(
      this.service.update(actor, input).then((preferences) => ({ preferences })),
      { preferences: null },
    );
  }
}
