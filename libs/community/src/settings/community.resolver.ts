import { Args, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { Permission } from '#identity';
import { type Actor, Allow, answer, CurrentActor, OperatorOnly, Public } from '#platform';
import { SsoKeyService } from '../sso-keys/sso-key.service.js';
import { SsoKey } from '../sso-keys/sso-key.types.js';
import { CommunityCreateInput, CommunityUpdateInput } from './community.inputs.js';
import { CommunityService } from './community.service.js';
import { CommunitySettingsService } from './community-settings.service.js';
import {
  Community,
  CommunityCreatePayload,
  communityOf,
  CommunitySettings,
  CommunityUpdatePayload,
  settingsOf,
} from './community.types.js';

/** The community and its settings. */
@Resolver(() => CommunitySettings)
export class CommunityResolver {
  constructor(
    private readonly communities: CommunityService,
    private readonly settings: CommunitySettingsService,
    private readonly keys: SsoKeyService,
  ) {}

  @Public()
  @Query(() => Community, { description: 'The community that the request names.' })
  async community(@CurrentActor() actor: Actor): Promise<Community> {
    return communityOf(await this.communities.requireById(actor.communityId));
  }

  @Allow(Permission.CommunityConfigure)
  @Query(() => CommunitySettings, { description: 'What only admins see of the community.' })
  async communitySettings(@CurrentActor() actor: Actor): Promise<CommunitySettings> {
    return settingsOf(await this.communities.requireById(actor.communityId));
  }

  @ResolveField(() => [SsoKey], {
    description: 'Keys of the brand’s tokens, newest first, revoked ones too.',
  })
  async ssoKeys(@CurrentActor() actor: Actor, @Parent() _settings: CommunitySettings): Promise<SsoKey[]> {
    return this.keys.list(actor);
  }

  @OperatorOnly()
  @Mutation(() => CommunityCreatePayload, { description: 'Opens a community; its admin gets a letter.' })
  async communityCreate(
    @CurrentActor() actor: Actor,
    @Args('input', { description: 'The new community.' }) input: CommunityCreateInput,
  ): Promise<CommunityCreatePayload> {
    const created = this.settings.create(actor, input).then((row) => ({ community: communityOf(row) }));
    return answer(created, { community: null });
  }

  @Allow(Permission.CommunityConfigure)
  @Mutation(() => CommunityUpdatePayload, { description: 'Changes the settings that are given.' })
  async communityUpdate(
    @CurrentActor() actor: Actor,
    @Args('input', { description: 'What changes.' }) input: CommunityUpdateInput,
  ): Promise<CommunityUpdatePayload> {
    const updated = this.settings.update(actor, input).then((row) => ({ community: communityOf(row) }));
    return answer(updated, { community: null });
  }
}
