import { Field, ID, InputType, ObjectType } from '@nestjs/graphql';
import { MutationPayload } from '#platform';

/** Input of uploadDiscard. */
@InputType({ description: "One's own file that no message was sent with." })
export class UploadDiscardInput {
  @Field(() => ID, { description: 'The file.' })
  uploadId: string;
}

/** Answer of uploadDiscard. */
@ObjectType({ description: 'What became of the file.' })
export class UploadDiscardPayload extends MutationPayload {
  @Field(() => Boolean, { description: 'It is gone.' })
  isDiscarded: boolean;
}
