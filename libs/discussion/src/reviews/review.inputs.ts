import { Field, ID, InputType, Int } from '@nestjs/graphql';

/** What makes a thread a review. */
@InputType({
  description: 'What makes a thread a review; required in spaces for reviews, refused in others.',
})
export class ReviewInput {
  @Field(() => Int, { description: '1 to 5.' })
  rating: number;

  @Field(() => String, {
    description:
      'Key of what it is about, 1 to 100 characters; case and the width of spaces make no other one.',
  })
  product: string;
}

/** Input of reviewRate. */
@InputType({ description: "Another rating for one's own review, within the edit window." })
export class ReviewRateInput {
  @Field(() => ID, { description: 'The review.' })
  threadId: string;

  @Field(() => Int, { description: '1 to 5.' })
  rating: number;
}

/** Input of reviewFindHelpful. */
@InputType({ description: 'Says that a review helped, or takes it back.' })
export class ReviewFindHelpfulInput {
  @Field(() => ID, { description: "Somebody else's review." })
  threadId: string;

  @Field(() => Boolean, { description: 'True says so; saying it twice changes nothing.' })
  isOn: boolean;
}
