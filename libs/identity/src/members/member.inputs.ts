import { Field, ID, InputType } from '@nestjs/graphql';
import { Role, type RoleName } from '../access/role.js';

/** Which role to give. */
@InputType({ description: 'Which role to give.' })
export class MemberRoleGrantInput {
  @Field(() => ID, { description: 'To whom.' })
  memberId: string;

  @Field(() => Role, { description: 'The role; everybody has MEMBER already.' })
  role: RoleName;

  @Field(() => ID, { nullable: true, description: 'The only space it holds for; moderators only.' })
  spaceId?: string | null;
}

/** What a member of the staff is to the brand. */
@InputType({ description: 'What a member of the staff is to the brand.' })
export class MemberTitleSetInput {
  @Field(() => ID, { description: 'Who; somebody with a role.' })
  memberId: string;

  @Field(() => String, { nullable: true, description: '1 to 60 characters; none when null.' })
  title?: string | null;
}

/** Which role to take back. */
@InputType({ description: 'Which role to take back.' })
export class MemberRoleRevokeInput {
  @Field(() => ID, { description: 'From whom.' })
  memberId: string;

  @Field(() => Role, { description: 'The role.' })
  role: RoleName;

  @Field(() => ID, { nullable: true, description: 'The space it holds for; null for the whole community.' })
  spaceId?: string | null;
}

/** Whom to suspend. */
@InputType({ description: 'Whom to suspend.' })
export class MemberSuspendInput {
  @Field(() => ID, { description: 'The member.' })
  memberId: string;

  @Field(() => String, { description: 'Why, 1 to 1,000 characters; kept.' })
  reason: string;
}

/** Whom to reinstate. */
@InputType({ description: 'Whom to reinstate.' })
export class MemberReinstateInput {
  @Field(() => ID, { description: 'The member.' })
  memberId: string;

  @Field(() => String, { description: 'Why, 1 to 1,000 characters; kept.' })
  reason: string;
}

/** Whose sessions to end. */
@InputType({ description: 'Whose sessions to end.' })
export class MemberSessionsEndInput {
  @Field(() => ID, { description: 'The member.' })
  memberId: string;
}
