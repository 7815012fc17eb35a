import { Args, Mutation, Resolver } from '@nestjs/graphql';
import { Permission } from '#identity';
import { type Actor, Allow, answer, CurrentActor } from '#platform';
import { SsoKeyService } from './sso-key.service.js';
import {
  SsoKey,
  SsoKeyCreateInput,
  SsoKeyCreatePayload,
  SsoKeyRevokeInput,
  SsoKeyRevokePayload,
} from './sso-key.types.js';

/** Keys of brands' tokens. */
@Resolver(() => SsoKey)
export class SsoKeyResolver {
  constructor(private readonly keys: SsoKeyService) {}

  @Allow(Permission.CommunityConfigure)
  @Mutation(() => SsoKeyCreatePayload, { description: 'Adds a key that the brand signs with.' })
  async ssoKeyCreate(
    @CurrentActor() actor: Actor,
    @Args('input', { description: 'The new key.' }) input: SsoKeyCreateInput,
  ): Promise<SsoKeyCreatePayload> {
    return answer(this.keys.create(actor, input), { ssoKey: null, secret: null });
  }

  @Allow(Permission.CommunityConfigure)
  @Mutation(() => SsoKeyRevokePayload, { description: 'Refuses the tokens of a key from now on.' })
  async ssoKeyRevoke(
    @CurrentActor() actor: Actor,
    @Args('input', { description: 'Which key.' }) input: SsoKeyRevokeInput,
  ): Promise<SsoKeyRevokePayload> {
    const revoked = this.keys.revoke(actor, input.id).then((ssoKey) => ({ ssoKey }));
    return answer(revoked, { ssoKey: null });
  }
}
