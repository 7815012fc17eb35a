import { Extensions, Field, ID, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import type { PostExtras, PostReference, ReactionCount, ThreadExtras } from '#protocol';

/** Where a thread is shown first. */
export const PinScope = { SPACE: 'space', COMMUNITY: 'community' } as const;
/** Where a thread is shown first, as the database keeps it. */
export type PinScopeName = (typeof PinScope)[keyof typeof PinScope];

registerEnumType(PinScope, {
  name: 'PinScope',
  description: 'Where a thread is shown first.',
  valuesMap: {
    SPACE: { description: "In its space's list." },
    COMMUNITY: { description: "In the community's list and in its space's." },
  },
});

/** How often one reaction was given. */
@ObjectType('ReactionCount', { description: 'How often one reaction was given.' })
export class ShownReactionCount implements ReactionCount {
  @Field(() => String, { description: "One of the community's reactions." })
  kind: string;

  @Field(() => Int, { description: 'Members who gave it, at least 1.' })
  count: number;
}

/** A post in another thread. */
@ObjectType('PostReference', {
  description: 'A message in another thread; whoever may see it finds it there.',
})
export class ShownPostReference implements PostReference {
  @Field(() => ID, { description: 'Where it was when the two were parted; an old id leads on.' })
  threadId: string;

  @Field(() => ID, { description: 'The message.' })
  postId: string;
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

  @Field(() => ShownPostReference, {
    nullable: true,
    description: 'What it answers, where one of the two has gone to another thread.',
  })
  inReplyTo?: PostReference | null;
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

  @Field(() => PinScope, { nullable: true, description: 'Where it is shown first; see also pinnedUntil.' })
  pinnedIn?: PinScopeName | null;

  @Field(() => String, {
    nullable: true,
    description: 'An instant, ISO 8601: from then on it is pinned no more.',
  })
  pinnedUntil?: string | null;

  @Field(() => Boolean, { nullable: true, description: 'Recognised by the brand.' })
  isFeatured?: boolean | null;

  @Field(() => Int, { nullable: true, description: 'Seconds between two messages of one member.' })
  slowModeSeconds?: number | null;
}
