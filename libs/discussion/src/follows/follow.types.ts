import { Field, ID, InputType, ObjectType, registerEnumType } from '@nestjs/graphql';
import { connectionOf, MutationPayload } from '#platform';
import { FollowKind, type FollowKindName, FollowLevel, type FollowLevelName } from './follow.entity.js';

registerEnumType(FollowLevel, {
  name: 'FollowLevel',
  description: 'How closely something is followed.',
  valuesMap: {
    MUTED: { description: 'Nothing of it is counted or told.' },
    NORMAL: { description: 'As anybody.' },
    TRACKING: { description: 'What is new in it is counted.' },
    WATCHING_FIRST: { description: 'Every new thread is told; for spaces and tags.' },
    WATCHING: { description: 'Every post is told.' },
  },
});
registerEnumType(FollowKind, {
  name: 'FollowKind',
  description: 'What may be followed.',
  valuesMap: {
    THREAD: { description: 'A thread.' },
    SPACE: { description: 'A space with all its threads.' },
    MEMBER: { description: 'What a member opens.' },
    TAG: { description: 'Threads that carry a tag.' },
  },
});

/** Something that the viewer follows, or mutes. */
@ObjectType({ description: 'Something the viewer follows, or mutes.' })
export class Follow {
  @Field(() => FollowKind, { description: 'What it is.' })
  kind: FollowKindName;

  @Field(() => FollowLevel, { description: 'How closely.' })
  level: FollowLevelName;

  @Field(() => String, { nullable: true, description: 'The tag, folded; null for anything else.' })
  tag: string | null;

  @Field(() => Boolean, { description: 'The viewer chose it, and did not only write there.' })
  isChosen: boolean;

  @Field(() => Date, { description: 'Since when.' })
  followedAt: Date;

  /** Not in the API: `thread`, `space` and `member` resolve it. */
  targetId: string | null;
}

/** A page of what the viewer follows. */
@ObjectType({ description: 'A page of what the viewer follows or mutes.' })
export class FollowConnection extends connectionOf(Follow, 'Follow') {}

/** Input of followSet. */
@InputType({ description: 'What to follow, and how closely.' })
export class FollowSetInput {
  @Field(() => FollowKind, { description: 'What it is.' })
  kind: FollowKindName;

  @Field(() => ID, { nullable: true, description: 'The thread, space or member; not for a tag.' })
  id?: string | null;

  @Field(() => String, { nullable: true, description: 'The tag, 1 to 40 characters; for a tag only.' })
  tag?: string | null;

  @Field(() => FollowLevel, { description: 'How closely; NORMAL ends it.' })
  level: FollowLevelName;
}

/** Answer of followSet. */
@ObjectType({ description: 'What is followed after the change.' })
export class FollowSetPayload extends MutationPayload {
  @Field(() => Follow, { nullable: true, description: 'Null for NORMAL, and where nothing was done.' })
  follow: Follow | null;
}
