import { Field, ID, InputType, ObjectType, registerEnumType } from '@nestjs/graphql';
import { connectionOf, MutationPayload } from '#platform';
import { RelationKind, type RelationKindName } from './member-relation.entity.js';

registerEnumType(RelationKind, {
  name: 'MemberRelationKind',
  description: 'How a member keeps another at a distance. The other one is never told.',
  valuesMap: {
    BLOCK: { description: 'Their posts are hidden, and they cannot reach the member.' },
    MUTE: { description: 'Their posts are hidden.' },
  },
});

/** Whom the viewer keeps at a distance. */
@ObjectType({ description: 'Somebody the viewer blocks or mutes.' })
export class MemberRelation {
  @Field(() => RelationKind, { description: 'How.' })
  kind: RelationKindName;

  @Field(() => Date, { description: 'Since when.' })
  createdAt: Date;

  /** Not in the API: `member` resolves it. */
  otherId: string;
}

/** A page of whom the viewer keeps at a distance. */
@ObjectType({ description: 'A page of members that the viewer blocks or mutes.' })
export class MemberRelationConnection extends connectionOf(MemberRelation, 'MemberRelation') {}

/** Another member. */
@InputType({ description: 'Another member.' })
export class MemberRelationInput {
  @Field(() => ID, { description: 'The other member.' })
  memberId: string;
}

/** Answer of memberBlock and its like. */
@ObjectType({ description: 'How the viewer stands to the member after the change.' })
export class MemberRelationPayload extends MutationPayload {
  @Field(() => MemberRelation, {
    nullable: true,
    description: 'Null where there is none any more, or nothing was done.',
  })
  relation: MemberRelation | null;
}
