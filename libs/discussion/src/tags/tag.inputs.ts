import { Field, ID, InputType } from '@nestjs/graphql';

/** Input of threadTag. */
@InputType({ description: 'The tags of a thread from now on.' })
export class ThreadTagInput {
  @Field(() => ID, { description: 'The thread.' })
  threadId: string;

  @Field(() => [String], { description: 'At most 5, each of 1 to 30 characters; none takes all away.' })
  tags: string[];
}

/** Input of tagCreate. */
@InputType({ description: "A tag for the community's list." })
export class TagCreateInput {
  @Field(() => String, { description: '1 to 30 characters.' })
  name: string;

  @Field(() => String, { nullable: true, description: 'What it is for, at most 300 characters.' })
  description?: string | null;
}

/** Input of tagUpdate. */
@InputType({ description: 'What changes of a tag; absent fields stay as they are.' })
export class TagUpdateInput {
  @Field(() => ID, { description: 'The tag.' })
  id: string;

  @Field(() => String, { nullable: true, description: '1 to 30 characters; the old name leads to it.' })
  name?: string | null;

  @Field(() => String, { nullable: true, description: 'What it is for, at most 300 characters.' })
  description?: string | null;

  @Field(() => Boolean, { nullable: true, description: "Whether it is on the community's list." })
  isManaged?: boolean | null;
}

/** Input of tagMerge. */
@InputType({ description: 'Two tags that mean the same.' })
export class TagMergeInput {
  @Field(() => ID, { description: 'The one that goes.' })
  id: string;

  @Field(() => ID, { description: 'The one that stays, with the threads and names of both.' })
  intoId: string;
}
