import { Args, Context, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { type Actor, Allow, answer, CurrentActor, Public, type RequestContext } from '#platform';
import { Permission } from '../access/permission.js';
import { CommunityDirectory } from '../community-directory.js';
import { OidcCookie } from './oidc-cookie.js';
import { OidcProviderService } from './oidc-provider.service.js';
import { OidcSignInService } from './oidc-sign-in.service.js';
import {
  OidcLinkPayload,
  OidcProvider,
  OidcProviderRemoveInput,
  OidcProviderRemovePayload,
  OidcProviderSaveInput,
  OidcProviderSavePayload,
  SignInProvider,
} from './oidc.types.js';

/** Where people sign in besides their password. */
@Resolver(() => OidcProvider)
export class OidcResolver {
  constructor(
    private readonly providers: OidcProviderService,
    private readonly signIns: OidcSignInService,
    private readonly directory: CommunityDirectory,
    private readonly cookie: OidcCookie,
  ) {}

  @Public()
  @Query(() => [SignInProvider], { description: 'Providers that the community’s sign-in page offers.' })
  async signInProviders(
    @CurrentActor() { communityId }: Actor,
    @Args('isForStaff', { description: 'The console’s page rather than the forum’s.' }) isForStaff: boolean,
  ): Promise<SignInProvider[]> {
    const offered = await this.providers.offered(communityId, isForStaff);
    if (offered.length === 0) return [];
    const { slug } = await this.directory.letterheadOf(communityId);
    return offered.map(({ id, label }) => ({ id, label, path: `/c/${slug}/oidc/${id}` }));
  }

  @Allow(Permission.SignOnManage)
  @Query(() => [OidcProvider], { description: 'Providers of the community, oldest first.' })
  async oidcProviders(@CurrentActor() actor: Actor): Promise<OidcProvider[]> {
    return this.providers.list(actor);
  }

  @ResolveField(() => String, { description: 'The redirect URI to register with the issuer, exactly.' })
  async redirectUri(@Parent() provider: OidcProvider): Promise<string> {
    return this.signIns.redirectUriOf(provider);
  }

  @ResolveField(() => Boolean, { description: 'A client secret is kept.' })
  hasClientSecret(@Parent() { sealedClientSecret }: OidcProvider): boolean {
    return sealedClientSecret !== null;
  }

  @Allow(Permission.SignOnManage)
  @Mutation(() => OidcProviderSavePayload, {
    description: 'Adds a provider, or changes one; putting it off signs out who came by it.',
  })
  async oidcProviderSave(
    @CurrentActor() actor: Actor,
    @Args('input', { description: 'The provider.' }) input: OidcProviderSaveInput,
  ): Promise<OidcProviderSavePayload> {
    const saved = this.providers.save(actor, input, input.id ?? null).then((provider) => ({ provider }));
    return answer(saved, { provider: null });
  }

  @Allow(Permission.SignOnManage)
  @Mutation(() => OidcProviderRemovePayload, {
    description: 'Removes a provider, and signs out who came by it.',
  })
  async oidcProviderRemove(
    @CurrentActor() actor: Actor,
    @Args('input', { description: 'Which provider.' }) input: OidcProviderRemoveInput,
  ): Promise<OidcProviderRemovePayload> {
    const removed = this.providers.remove(actor, input.id).then(() => ({ isRemoved: true }));
    return answer(removed, { isRemoved: false });
  }

  @Public()
  @Mutation(() => OidcLinkPayload, {
    description:
      'Links who came back from a provider in this browser to the viewer, who signed in by password.',
  })
  async oidcLink(
    @CurrentActor() actor: Actor,
    @Context() { request }: RequestContext,
  ): Promise<OidcLinkPayload> {
    const linked = this.signIns
      .link(actor, this.cookie.read(request))
      .then((destination) => ({ destination }));
    return answer(linked, { destination: null });
  }
}
