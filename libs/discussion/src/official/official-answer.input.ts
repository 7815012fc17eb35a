import { Field, ID, InputType } from '@nestjs/graphql';

/** Which answer is the brand's word, or no longer. */
@InputType({ description: "Which answer is the brand's word on its thread, or no longer." })
export class PostMarkOfficialInput {
  @Field(() => ID, { description: "An answer of the staff's." })
  postId: string;

  @Field(() => Boolean, { description: 'False takes the mark away.' })
  isOn: boolean;
}
