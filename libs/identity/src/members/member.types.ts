import { Field, ID, ObjectType, registerEnumType } from '@nestjs/graphql';
import { connectionOf } from '#platform';
import { Role, type RoleName, type StaffRoleName } from '../access/role.js';

registerEnumType(Role, {
  name: 'Role',
  description: 'What a person is in a community.',
  valuesMap: {
    MEMBER: { description: 'Reads and writes.' },
    MODERATOR: { description: 'Judges posts, in the community or in one space.' },
    COMMUNITY_MANAGER: { description: 'Moderates, reads every space and verbatim, manages spaces.' },
    ANALYST: { description: 'Reads and exports verbatims.' },
    ADMIN: { description: 'May do everything in the community.' },
  },
});

/** Whether a member may write. */
export const MemberState = { ACTIVE: 'active', SUSPENDED: 'suspended' } as const;
registerEnumType(MemberState, {
  name: 'MemberState',
  description: 'Whether a member may write.',
  valuesMap: {
    ACTIVE: { description: 'Reads and writes.' },
    SUSPENDED: { description: 'Reads only.' },
  },
});

/** What is shown beside a name. */
export const MemberBadge = { STAFF: 'staff' } as const;
registerEnumType(MemberBadge, {
  name: 'MemberBadge',
  description: 'What is shown beside a name.',
  valuesMap: { STAFF: { description: 'Speaks for the brand: has a staff role in the community.' } },
});

/** Roles whose holders speak for the brand. */
export const StaffRole = {
  MODERATOR: 'moderator',
  COMMUNITY_MANAGER: 'community_manager',
  ANALYST: 'analyst',
  ADMIN: 'admin',
} as const;
registerEnumType(StaffRole, {
  name: 'StaffRole',
  description: 'What somebody does for the brand in a community.',
  valuesMap: {
    MODERATOR: { description: 'Judges posts, in the community or in one space.' },
    COMMUNITY_MANAGER: { description: 'Moderates and manages spaces.' },
    ANALYST: { description: 'Reads what members say.' },
    ADMIN: { description: 'Runs the community.' },
  },
});

/** The public face of a member. */
@ObjectType({ description: 'Public face of a person in a community.' })
export class Member {
  @Field(() => ID, { description: 'Opaque.' })
  id: string;

  @Field(() => String, { description: 'The name others see.' })
  displayName: string;

  @Field(() => String, { description: 'What others call the person by in what they write, after an `@`.' })
  handle: string;

  @Field(() => MemberBadge, { nullable: true, description: 'Set for staff.' })
  badge: 'staff' | null;

  @Field(() => StaffRole, { nullable: true, description: 'The highest role; null for who has none.' })
  staffRole: StaffRoleName | null;

  @Field(() => String, {
    nullable: true,
    description: "What the person is to the brand, in the brand's words; staff only.",
  })
  title: string | null;

  @Field(() => Date, { description: 'When the person became a member.' })
  joinedAt: Date;
}

/** A role as granted. */
@ObjectType({ description: 'A role given to a member.' })
export class RoleGrant {
  @Field(() => Role, { description: 'The role.' })
  role: RoleName;

  @Field(() => ID, {
    nullable: true,
    description: 'The only space it holds for; the whole community when null.',
  })
  spaceId: string | null;
}

/** What staff sees of a member. */
@ObjectType({ description: 'Staff view of a member.' })
export class MemberRecord {
  @Field(() => ID, { description: 'The id of the Member.' })
  id: string;

  @Field(() => String, { description: 'The name others see.' })
  displayName: string;

  @Field(() => String, {
    nullable: true,
    description: 'What the person is to the brand, shown while there is a role.',
  })
  title: string | null;

  @Field(() => MemberState, { description: 'Whether the member may write.' })
  state: 'active' | 'suspended';

  @Field(() => [RoleGrant], { description: 'Roles granted, oldest first; empty for an ordinary member.' })
  roles: RoleGrant[];

  @Field(() => Date, { description: 'When the person became a member.' })
  joinedAt: Date;

  @Field(() => Boolean, { description: 'Signs in with an account of the install.' })
  hasAccount: boolean;

  @Field(() => String, { nullable: true, description: 'Who the brand says this is: `sub` of its tokens.' })
  ssoSubject: string | null;
}

/** A page of members. */
@ObjectType({ description: 'A page of members.' })
export class MemberRecordConnection extends connectionOf(MemberRecord, 'MemberRecord') {}
