import { Field, Int, ObjectType } from '@nestjs/graphql';

/** What may be attached here. */
@ObjectType({ description: 'What may be attached to a message.' })
export class UploadLimits {
  @Field(() => [String], { description: 'Media types that are taken.' })
  types: readonly string[];

  @Field(() => Int, { description: 'Bytes of an image.' })
  imageMaxBytes: number;

  @Field(() => Int, { description: 'Bytes of a PDF.' })
  pdfMaxBytes: number;

  @Field(() => Int, { description: 'Pixels of an image, of all frames together where it moves.' })
  maxPixels: number;

  @Field(() => Int, { description: 'Frames of an animation.' })
  maxFrames: number;

  @Field(() => Int, { description: 'Files with one message at any other trust level.' })
  perPost: number;

  @Field(() => Int, { description: 'Files with one message at trust level 0.' })
  perPostOfNewcomers: number;
}
