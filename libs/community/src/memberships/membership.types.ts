import { Field, ObjectType } from '@nestjs/graphql';
import { Role, type RoleName } from '#identity';

/** A community where the signed-in account is a member. */
@ObjectType({ description: 'A community where the signed-in account is a member.' })
export class Membership {
  @Field(() => String, { description: 'Its name in addresses.' })
  communitySlug: string;

  @Field(() => String, { description: 'The name people read.' })
  communityName: string;

  @Field(() => [Role], { description: 'What the account is there, MEMBER first.' })
  roles: RoleName[];
}
