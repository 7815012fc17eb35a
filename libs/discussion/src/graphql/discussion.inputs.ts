import { Field, ID, InputType, Int } from '@nestjs/graphql';
import { WithAttachments } from '../attachments/attachment.inputs.js';
import { ReviewInput } from '../reviews/review.inputs.js';
import { PollInput } from '../polls/poll.inputs.js';
import { SentDraftInput } from '../drafts/draft.types.js';

/** Input of threadOpen. */
@InputType({ description: 'A thread to open, with its first message.' })
export class ThreadOpenInput extends WithAttachments {
  @Field(() => ID, { description: 'Where to open it.' })
  spaceId: string;

  @Field(() => String, { description: '1 to 255 characters.' })
  title: string;

  @Field(() => String, { description: 'Markdown, 1 to 40,000 characters; kept exactly as sent.' })
  body: string;

  @Field(() => String, { description: 'A UUID per message: a retry under the same key is the same message.' })
  idempotencyKey: string;

  @Field(() => String, {
    nullable: true,
    description: "Address of the brand's page it belongs to; one thread per page and space.",
  })
  boundUrl?: string | null;

  @Field(() => String, {
    nullable: true,
    description: "The brand's own key, such as a product's; one thread per key and space.",
  })
  boundKey?: string | null;

  @Field(() => PollInput, {
    nullable: true,
    description: 'A poll to attach to it; it cannot be changed afterwards.',
  })
  poll?: PollInput | null;

  @Field(() => SentDraftInput, { nullable: true, description: 'The draft that it is sent from.' })
  draft?: SentDraftInput | null;

  @Field(() => [String], {
    nullable: true,
    description: 'At most 5, each of 1 to 30 characters; which ones, its space says.',
  })
  tags?: string[] | null;

  @Field(() => ReviewInput, {
    nullable: true,
    description: 'Its rating and product, in a space for reviews.',
  })
  review?: ReviewInput | null;

  @Field(() => Date, {
    nullable: true,
    description: 'Until when it is current, in a space for announcements.',
  })
  expiresAt?: Date | null;
}

/** Input of threadLock. */
@InputType({ description: 'Closes a thread to replies, or opens it again.' })
export class ThreadLockInput {
  @Field(() => ID, { description: 'The thread.' })
  threadId: string;

  @Field(() => Boolean, { description: 'True closes it.' })
  isLocked: boolean;
}

/** Input of postReply. */
@InputType({ description: 'A message in a thread.' })
export class PostReplyInput extends WithAttachments {
  @Field(() => ID, { description: 'The thread.' })
  threadId: string;

  @Field(() => ID, { nullable: true, description: 'The post it answers; none at the top level.' })
  parentId?: string | null;

  @Field(() => String, { description: 'Markdown, 1 to 40,000 characters; kept exactly as sent.' })
  body: string;

  @Field(() => String, { description: 'A UUID per message: a retry under the same key is the same message.' })
  idempotencyKey: string;

  @Field(() => PollInput, {
    nullable: true,
    description: 'A poll to attach to it; it cannot be changed afterwards.',
  })
  poll?: PollInput | null;

  @Field(() => SentDraftInput, { nullable: true, description: 'The draft that it is sent from.' })
  draft?: SentDraftInput | null;
}

/** Input of postEdit. */
@InputType({ description: "A new text for one's own post, within the community's edit window." })
export class PostEditInput extends WithAttachments {
  @Field(() => ID, { description: 'The post.' })
  postId: string;

  @Field(() => String, { description: 'Markdown, 1 to 40,000 characters; kept exactly as sent.' })
  body: string;

  @Field(() => Int, { description: 'Number of the revision that the editor had before them.' })
  expectedRevision: number;

  @Field(() => SentDraftInput, { nullable: true, description: 'The draft that it is sent from.' })
  draft?: SentDraftInput | null;
}

/** Input of postWithdraw. */
@InputType({ description: "One's own post, to take back." })
export class PostWithdrawInput {
  @Field(() => ID, { description: 'The post.' })
  postId: string;
}
