import { ArgsType, Field, ID, InputType } from '@nestjs/graphql';
import { PageArgs } from '#platform';
import { WithAttachments } from '../attachments/attachment.inputs.js';

/** Input of conversationOpen. */
@InputType({ description: 'A message to the brand that nobody else reads.' })
export class ConversationOpenInput extends WithAttachments {
  @Field(() => String, { description: 'What it is about, 1 to 255 characters.' })
  title: string;

  @Field(() => String, { description: 'Markdown, 1 to 40,000 characters; kept exactly as sent.' })
  body: string;

  @Field(() => String, { description: 'A UUID per message: a retry under the same key is the same message.' })
  idempotencyKey: string;
}

/** Input of conversationOpenWith. */
@InputType({ description: 'A message of the brand to one member, that nobody else reads.' })
export class ConversationOpenWithInput extends ConversationOpenInput {
  @Field(() => ID, { description: 'With whom.' })
  memberId: string;
}

/** Input of threadMakePrivate. */
@InputType({ description: 'A thread that becomes a conversation between its author and the brand.' })
export class ThreadMakePrivateInput {
  @Field(() => ID, { description: 'The thread.' })
  threadId: string;

  @Field(() => String, { description: 'Why, for other staff: 1 to 500 characters.' })
  reason: string;
}

/** Input of threadMakePublic. */
@InputType({ description: 'A thread that goes back, before anything was written in it in private.' })
export class ThreadMakePublicInput {
  @Field(() => ID, { description: 'The thread.' })
  threadId: string;

  @Field(() => ID, {
    description: 'Where it goes; whoever may enter there reads it from now on, all of it.',
  })
  spaceId: string;

  @Field(() => String, { description: 'Why, for other staff: 1 to 500 characters.' })
  reason: string;
}

/** Which of the brand's conversations a list is to hold, and which page of it. */
@ArgsType()
export class BrandConversationArgs extends PageArgs {
  @Field(() => Boolean, {
    nullable: true,
    description: 'Only those in which the member had the last word, or only the others; all when absent.',
  })
  awaitsBrand?: boolean | null;
}
