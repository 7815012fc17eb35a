import { Extensions, Field, ID, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { ShownFile, ShownPreview } from '#media';
import type {
  AnnouncementExtras,
  AttachedFile,
  IdeaExtras,
  OfficialMark,
  PollExtras,
  PostExtras,
  PostQuote,
  PostReference,
  PreviewedLink,
  QuestionExtras,
  ReactionCount,
  ReviewExtras,
  ThreadExtras,
} from '#protocol';
import { ShownAnnouncementExtras } from '../announcements/announcement.types.js';
import { ShownIdeaExtras } from '../ideas/idea.types.js';
import { ShownPoll } from '../polls/poll.types.js';
import { ShownReviewExtras } from '../reviews/review.types.js';
import { ShownQuestionExtras } from '../questions/question.types.js';

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

const QuoteState = { SAME: 'SAME', EDITED: 'EDITED', GONE: 'GONE' } as const;
registerEnumType(QuoteState, {
  name: 'QuoteState',
  description: 'What became of a quoted passage.',
  valuesMap: {
    SAME: { description: 'It stands there as it is quoted.' },
    EDITED: { description: 'The quoted message has changed since.' },
    GONE: { description: 'The quoted message was withdrawn or removed; the passage is not shown.' },
  },
});

/** A passage of another post that a post quotes. */
@ObjectType('PostQuote', { description: 'A passage of another message that a message quotes.' })
export class ShownPostQuote implements PostQuote {
  @Field(() => ID, { description: 'The quoted message.' })
  postId: string;

  @Field(() => ID, { description: 'Its thread.' })
  threadId: string;

  @Field(() => Int, { description: 'Which of its texts is quoted.' })
  revisionNumber: number;

  @Field(() => QuoteState, { description: 'What became of the passage.' })
  state: 'SAME' | 'EDITED' | 'GONE';
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

  @Field(() => [ShownFile], { nullable: true, description: 'Files, in the order their author gave them.' })
  attachments?: readonly AttachedFile[] | null;

  @Field(() => [ShownPreview], { nullable: true, description: 'What links lead to, at most three.' })
  previews?: readonly PreviewedLink[] | null;

  @Field(() => ShownPoll, { nullable: true, description: 'The question that came with it.' })
  poll?: PollExtras | null;

  @Field(() => [ShownPostQuote], { nullable: true, description: 'In the order of the text.' })
  quotes?: readonly PostQuote[] | null;

  @Field(() => ShownPostReference, {
    nullable: true,
    description: 'What it answers, where one of the two has gone to another thread.',
  })
  inReplyTo?: PostReference | null;

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

  @Field(() => ShownQuestionExtras, { nullable: true, description: 'Of threads in a space for questions.' })
  question?: QuestionExtras | null;

  @Field(() => ShownIdeaExtras, { nullable: true, description: 'Of threads in a space for ideas.' })
  idea?: IdeaExtras | null;

  @Field(() => ShownReviewExtras, { nullable: true, description: 'Of threads in a space for reviews.' })
  review?: ReviewExtras | null;

  @Field(() => ShownAnnouncementExtras, {
    nullable: true,
    description: 'Of threads in a space for announcements.',
  })
  announcement?: AnnouncementExtras | null;

  @Field(() => ID, { nullable: true, description: "The message that is the brand's word on it." })
  officialPostId?: string | null;

  @Field(() => String, { nullable: true, description: 'Who wrote that message.' })
  officialAuthor?: string | null;
}
