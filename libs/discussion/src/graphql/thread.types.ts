import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import type { ThreadExtras } from '#protocol';
import type { SpaceRow } from '#community';
import { connectionOf, MutationPayload, type Page } from '#platform';
import { ShownThreadExtras } from '../extras/extras.types.js';
import { PostState } from '../post/post-state.js';
import { Post } from './post.types.js';

/** A subject people write about, as a viewer sees it. */
@ObjectType({ description: 'A subject people write about.' })
export class Thread {
  @Field(() => ID, { description: 'Opaque.' })
  id: string;

  @Field(() => String, { description: 'As its author wrote it.' })
  title: string;

  @Field(() => String, { description: 'Address of the thread on the hosted pages.' })
  permalink: string;

  @Field(() => String, { nullable: true, description: "The page of the brand's that it belongs to." })
  boundUrl: string | null;

  @Field(() => String, { nullable: true, description: "The brand's own key that it belongs to." })
  boundKey: string | null;

  @Field(() => Int, { description: "The thread's clock: rises by one with every visible change." })
  seq: number;

  @Field(() => Int, { description: 'Published posts beside the first.' })
  replyCount: number;

  @Field(() => Boolean, { description: 'Takes no more replies.' })
  isLocked: boolean;

  @Field(() => PostState, { description: 'Where it stands, with its first post.' })
  state: PostState;

  @Field(() => Date, { description: 'When it was opened.' })
  createdAt: Date;

  @Field(() => Date, { description: 'When something was last published in it.' })
  lastActivityAt: Date;

  @Field(() => Boolean, { description: 'The viewer may reply now.' })
  viewerCanReply: boolean;

  @Field(() => Boolean, { description: 'The viewer may accept an answer, or open the question again.' })
  viewerCanAccept: boolean;

  @Field(() => Boolean, { description: 'The viewer may say where the idea stands.' })
  viewerCanSetStatus: boolean;

  @Field(() => ShownThreadExtras, {
    nullable: true,
    description: 'What features add to it; null where nothing is.',
  })
  extras: ThreadExtras | null;

  /** Not in the API: `author` resolves it. */
  authorId: string;
  /** Not in the API: what readers see of it is among the extras. */
  slowModeSeconds: number | null;
  /** Not in the API: `conversation` resolves both. */
  privateWith: string | null;
  awaitsBrand: boolean;

  /** Not in the API: `space` resolves it. */
  spaceId: string;
  /** Where the space was read with the thread. */
  space?: SpaceRow;
  /** Where a page of its posts was read with the thread: the one page that was asked for. */
  posts?: Page<Post>;
  /** The viewer has posts in it that wait or were refused. Where that was read with the thread. */
  hasWaiting?: boolean;
}

/** A page of threads. */
@ObjectType({ description: 'A page of threads.' })
export class ThreadConnection extends connectionOf(Thread, 'Thread') {}

/** What a client that knows a thread up to some clock has missed. */
@ObjectType({
  description: 'Everything that changed after a clock; applying it gives the same as a fresh fetch.',
})
export class ThreadChanges {
  @Field(() => ID, { description: 'The thread.' })
  threadId: string;

  @Field(() => Int, { description: "The thread's clock at this answer." })
  seq: number;

  @Field(() => Boolean, { description: 'Too far behind: `posts` is empty, fetch the thread again.' })
  isReset: boolean;

  @Field(() => Thread, { description: 'The thread at this clock.' })
  thread: Thread;

  @Field(() => [Post], {
    description: 'Posts changed after the clock asked for, in the order of their last change.',
  })
  posts: Post[];
}

/** Answer of threadOpen. */
@ObjectType({ description: 'The thread and the post that the text became.' })
export class ThreadOpenPayload extends MutationPayload {
  @Field(() => Thread, { nullable: true, description: 'Null where nothing was done.' })
  thread: Thread | null;

  @Field(() => Post, {
    nullable: true,
    description:
      'The text as a post: the first one, or a reply where a thread is already bound to that page or key.',
  })
  post: Post | null;
}

/** Answer of the mutations of one thread. */
@ObjectType({ description: 'The thread after the change.' })
export class ThreadPayload extends MutationPayload {
  @Field(() => Thread, { nullable: true, description: 'Null where nothing was done.' })
  thread: Thread | null;
}
