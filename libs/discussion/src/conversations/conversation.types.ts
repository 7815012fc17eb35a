import { Field, ObjectType } from '@nestjs/graphql';
import { Member } from '#identity';
import type { Thread } from '../graphql/thread.types.js';

/** Between whom a private thread is. */
@ObjectType({ description: 'A thread that one member and the staff of the brand read, and nobody else.' })
export class Conversation {
  @Field(() => Member, { description: 'With whom the brand talks.' })
  member: Member;

  @Field(() => Boolean, { description: 'The member had the last word, and the thread is not closed.' })
  awaitsBrand: boolean;

  /** Not in the API: `viewerCanReturnTo` is found by it. */
  thread: Thread;
}
