import { Extensions, Field, ID, Int, ObjectType } from '@nestjs/graphql';
import type { OfficialMark, PostExtras, ReactionCount, ThreadExtras } from '#protocol';

/** How often one reaction was given. */
@ObjectType('ReactionCount', { description: 'How often one reaction was given.' })
export class ShownReactionCount implements ReactionCount {
  @Field(() => String, { description: "One of the community's reactions." })
  kind: string;

  @Field(() => Int, { description: 'Members who gave it, at least 1.' })
  count: number;
}

/** Who marked a post as the brand's word, and when. */
@ObjectType('OfficialMark', {
  description: "Who marked a message as the brand's word on its thread, and when.",
})
export class ShownOfficialMark implements OfficialMark {
  @Field(() => ID, { description: 'The member of the staff.' })
  byId: string;

  @Field(() => String, { description: 'The name others saw then.' })
  byName: string;

  @Field(() => String, { description: 'ISO 8601.' })
  at: string;
}

/** PostExtras, as GraphQL answers them: the very shape that frames carry. */
@Extensions({ isSnapshot: true })
@ObjectType('PostExtras', {
  description:
    'What features add to a message, the same for every reader; each is null where there is nothing.',
})
export class ShownPostExtras implements PostExtras {
  @Field(() => [ShownReactionCount], { nullable: true, description: 'Most frequent first.' })
  reactions?: readonly ReactionCount[] | null;

  @Field(() => ShownOfficialMark, { nullable: true, description: "It is the brand's word on the thread." })
  official?: OfficialMark | null;
}

/** ThreadExtras, as GraphQL answers them: the very shape that frames carry. */
@Extensions({ isSnapshot: true })
@ObjectType('ThreadExtras', {
  description:
    'What features add to a thread, the same for every reader; each is null where there is nothing.',
})
export class ShownThreadExtras implements ThreadExtras {
  @Field(() => [String], { nullable: true, description: 'In the order they were given.' })
  tags?: readonly string[] | null;

  @Field(() => ID, { nullable: true, description: "The message that is the brand's word on it." })
  officialPostId?: string | null;

  @Field(() => String, { nullable: true, description: 'Who wrote that message.' })
  officialAuthor?: string | null;
}
