import { Args, Context, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { type Actor, Allow, answer, CurrentActor, type RequestContext } from '#platform';
import { Permission } from '../access/permission.js';
import { memberLoaderOf } from '../members/member.loader.js';
import { MemberService } from '../members/member.service.js';
import { Member } from '../members/member.types.js';
import { ApiKeyService } from './api-key.service.js';
import {
  ApiKey,
  ApiKeyCreateInput,
  ApiKeyCreatePayload,
  ApiKeyRevokeInput,
  ApiKeyRevokePayload,
} from './api-key.types.js';

/** Programs' ways in. */
@Resolver(() => ApiKey)
export class ApiKeyResolver {
  constructor(
    private readonly keys: ApiKeyService,
    private readonly members: MemberService,
  ) {}

  @Allow(Permission.ApiKeyManage)
  @Query(() => [ApiKey], {
    description: 'Keys of the community, newest first, revoked and expired ones too.',
  })
  async apiKeys(@CurrentActor() actor: Actor): Promise<ApiKey[]> {
    return this.keys.list(actor);
  }

  @Allow(Permission.ApiKeyManage)
  @Query(() => [String], { description: 'What the viewer may give to a key, sorted.' })
  apiKeyPermissions(@CurrentActor() actor: Actor): string[] {
    return this.keys.grantable(actor);
  }

  @ResolveField(() => Member, {
    nullable: true,
    description: 'Who made it: what this member loses, the key loses.',
  })
  async creator(@Context() context: RequestContext, @Parent() { createdBy }: ApiKey): Promise<Member | null> {
    return memberLoaderOf(context, this.members).load(createdBy);
  }

  @Allow(Permission.ApiKeyManage)
  @Mutation(() => ApiKeyCreatePayload, { description: 'Gives a program a way in.' })
  async apiKeyCreate(
    @CurrentActor() actor: Actor,
    @Args('input', { description: 'The new key.' }) input: ApiKeyCreateInput,
  ): Promise<ApiKeyCreatePayload> {
    return answer(this.keys.create(actor, input), { apiKey: null, token: null });
  }

  @Allow(Permission.ApiKeyManage)
  @Mutation(() => ApiKeyRevokePayload, { description: 'Closes a program’s way in, at once and for good.' })
  async apiKeyRevoke(
    @CurrentActor() actor: Actor,
    @Args('input', { description: 'Which key.' }) input: ApiKeyRevokeInput,
  ): Promise<ApiKeyRevokePayload> {
    const revoked = this.keys.revoke(actor, input.id).then((apiKey) => ({ apiKey }));
    return answer(revoked, { apiKey: null });
  }
}
