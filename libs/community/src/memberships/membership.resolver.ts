import { ResolveField, Resolver } from '@nestjs/graphql';
import { Viewer } from '#identity';
import { type Actor, CurrentActor } from '#platform';
import { MembershipReader } from './membership.reader.js';
import { Membership } from './membership.types.js';

/** Adds to the viewer what only this room can name. */
@Resolver(() => Viewer)
export class MembershipResolver {
  constructor(private readonly reader: MembershipReader) {}

  @ResolveField(() => [Membership], {
    description: 'Every community of the account, by name; empty for a widget token.',
  })
  async memberships(@CurrentActor() actor: Actor): Promise<Membership[]> {
    return this.reader.list(actor);
  }
}
