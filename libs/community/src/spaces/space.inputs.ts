import { Field, ID, InputType } from '@nestjs/graphql';
import {
  SpaceKind,
  type SpaceKindName,
  TagRule,
  type TagRuleName,
  Visibility,
  type VisibilityName,
} from './space.entity.js';

/** A new space. */
@InputType({ description: 'A new space.' })
export class SpaceCreateInput {
  @Field(() => String, {
    description: 'Its name in addresses: 2 to 40 small letters, digits, inner hyphens.',
  })
  slug: string;

  @Field(() => String, { description: 'The name people read, 1 to 80 characters.' })
  name: string;

  @Field(() => String, { nullable: true, description: 'What it is for, at most 500 characters.' })
  description?: string | null;

  @Field(() => Visibility, { description: 'Who may enter.' })
  visibility: VisibilityName;

  @Field(() => SpaceKind, { nullable: true, description: 'What people do there; DISCUSSION without one.' })
  kind?: SpaceKindName | null;

  @Field(() => ID, {
    nullable: true,
    description: 'The space to list it under, which stands under none itself and is open to nobody less.',
  })
  parentId?: string | null;

  @Field(() => TagRule, { nullable: true, description: 'Which tags threads may have; MANAGED without one.' })
  tagRule?: TagRuleName | null;
}

/** What changes of a space. */
@InputType({ description: 'What changes; absent fields stay as they are.' })
export class SpaceUpdateInput {
  @Field(() => ID, { description: 'The space.' })
  id: string;

  @Field(() => String, { nullable: true, description: 'The name people read, 1 to 80 characters.' })
  name?: string | null;

  @Field(() => String, { nullable: true, description: 'What it is for, at most 500 characters.' })
  description?: string | null;

  @Field(() => Visibility, {
    nullable: true,
    description: 'Who may enter; spaces listed under it are closed to whom it is closed to.',
  })
  visibility?: VisibilityName | null;

  @Field(() => SpaceKind, { nullable: true, description: 'What people do there.' })
  kind?: SpaceKindName | null;

  @Field(() => ID, { nullable: true, description: 'The space to list it under; empty lists it by itself.' })
  parentId?: string | null;

  @Field(() => TagRule, { nullable: true, description: 'Which tags threads may have.' })
  tagRule?: TagRuleName | null;
}

/** A member and a private space. */
@InputType({ description: 'A member and a private space.' })
export class SpaceAccessInput {
  @Field(() => ID, { description: 'The space.' })
  spaceId: string;

  @Field(() => ID, { description: 'The member.' })
  memberId: string;
}
