import { Field, ID, InputType } from '@nestjs/graphql';

/** What is on a picture, for who cannot see it. */
@InputType({ description: 'What is on a picture, for who cannot see it.' })
export class AttachmentTextInput {
  @Field(() => ID, { description: 'One of the attachments.' })
  attachmentId: string;

  @Field(() => String, { description: 'At most 500 characters; empty says nothing.' })
  text: string;
}

/** What inputs of new posts say of files. */
@InputType({ isAbstract: true })
export class WithAttachments {
  @Field(() => [ID], {
    nullable: true,
    description:
      "Files that come with it, in their order: ids that POST /c/<community>/uploads answered to its author within 24 hours. As many as the author's trust level allows, 10 at most.",
  })
  attachmentIds?: string[] | null;

  @Field(() => [AttachmentTextInput], { nullable: true, description: 'What is on its pictures.' })
  attachmentTexts?: AttachmentTextInput[] | null;
}
