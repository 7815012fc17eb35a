import { Args, Mutation, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { Permission } from '#identity';
import { type Actor, Allow, answer, CurrentActor } from '#platform';
import { SsoKeyRotationService } from './sso-key-rotation.service.js';
import { SsoKeyService } from './sso-key.service.js';
import { stateOf, type SsoKeyStateName } from './sso-key-state.js';
import {
  SsoKey,
  SsoKeyCreateInput,
  SsoKeyCreatePayload,
  SsoKeyRetireInput,
  SsoKeyRetirePayload,
  SsoKeyRevokeInput,
  SsoKeyRevokePayload,
  SsoKeyRotateInput,
  SsoKeyRotatePayload,
  SsoKeyState,
} from './sso-key.types.js';

/** Keys of brands' tokens. */
@Resolver(() => SsoKey)
export class SsoKeyResolver {
  constructor(
    private readonly keys: SsoKeyService,
    private readonly rotation: SsoKeyRotationService,
  ) {}

  @ResolveField(() => SsoKeyState, { description: 'Where it stands at this moment.' })
  state(@Parent() key: SsoKey): SsoKeyStateName {
    return stateOf(key);
  }

  @Allow(Permission.SignOnManage)
  @Mutation(() => SsoKeyCreatePayload, { description: 'Adds a key that the brand signs with.' })
  async ssoKeyCreate(
    @CurrentActor() actor: Actor,
    @Args('input', { description: 'The new key.' }) input: SsoKeyCreateInput,
  ): Promise<SsoKeyCreatePayload> {
    return answer(this.keys.create(actor, input), { ssoKey: null, secret: null });
  }

  @Allow(Permission.SignOnManage)
  @Mutation(() => SsoKeyRotatePayload, {
    description: 'Adds a key in place of another, which is believed until a date.',
  })
  async ssoKeyRotate(
    @CurrentActor() actor: Actor,
    @Args('input', { description: 'The new key, and the end of the old one.' }) input: SsoKeyRotateInput,
  ): Promise<SsoKeyRotatePayload> {
    return answer(this.rotation.rotate(actor, input), { ssoKey: null, replaced: null, secret: null });
  }

  @Allow(Permission.SignOnManage)
  @Mutation(() => SsoKeyRetirePayload, {
    description: 'Believes the tokens of a key until a date; or takes that date back.',
  })
  async ssoKeyRetire(
    @CurrentActor() actor: Actor,
    @Args('input', { description: 'Which key, until when.' }) input: SsoKeyRetireInput,
  ): Promise<SsoKeyRetirePayload> {
    const retired = this.rotation
      .retire(actor, { ...input, retiresAt: input.retiresAt ?? null })
      .then((ssoKey) => ({ ssoKey }));
    return answer(retired, { ssoKey: null });
  }

  @Allow(Permission.SignOnManage)
  @Mutation(() => SsoKeyRevokePayload, { description: 'Refuses the tokens of a key from now on.' })
  async ssoKeyRevoke(
    @CurrentActor() actor: Actor,
    @Args('input', { description: 'Which key.' }) input: SsoKeyRevokeInput,
  ): Promise<SsoKeyRevokePayload> {
    const revoked = this.rotation.revoke(actor, input).then((ssoKey) => ({ ssoKey }));
    return answer(revoked, { ssoKey: null });
  }
}
