import { Field, ID, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { PostState } from '#discussion';
import { connectionOf, MutationPayload } from '#platform';
import { NoticeKind, type NoticeKindName } from '../notices/notice-kind.js';
import { NoticeChannel, type NoticeChannelName } from '../preferences/notice-preference.entity.js';

registerEnumType(NoticeKind, {
  name: 'NoticeKind',
  description: 'What members are told of.',
  valuesMap: {
    REPLY: { description: "Somebody answered one's post, in one's thread, or in one that is watched." },
    MENTION: { description: 'Somebody named one.' },
    QUOTE: { description: "Somebody quoted one's post." },
    ANSWER_ACCEPTED: { description: "One's answer to a question was accepted." },
    QUESTION_SOLVED: {
      description:
        'A question of one, or one that one has too, has an accepted answer that somebody else chose.',
    },
    IDEA_MOVED: { description: "One's idea, or one that one voted for, has another status." },
    POST_DECIDED: { description: "One's post, which waited for a moderator, was published or refused." },
    ANNOUNCEMENT: { description: 'The brand opened a thread in a space of announcements.' },
    NEW_THREAD: {
      description: 'A thread was opened in a space, under a tag or by a member that is watched.',
    },
    REACTION: { description: "Somebody reacted to one's post; the bell does not count these." },
  },
});

registerEnumType(NoticeChannel, {
  name: 'NoticeChannel',
  description: 'How members are told.',
  valuesMap: { IN_APP: { description: 'On the list of notices, in the forum itself.' } },
});

/** One line of a member's notices. */
@ObjectType({ description: 'All notices of a kind about one thread, or about one post.' })
export class NoticeGroup {
  @Field(() => ID, { description: 'Names the group; stays the same as it grows.' })
  id: string;

  @Field(() => NoticeKind, { description: 'What happened.' })
  kind: NoticeKindName;

  @Field(() => ID, { description: 'The thread it happened in.' })
  threadId: string;

  @Field(() => ID, { description: 'The post to go to: the first that was not read, else the latest.' })
  postId: string;

  @Field(() => PostState, { description: 'Where that post stands.' })
  postState: PostState;

  @Field(() => String, { description: 'Address of that post on the hosted pages.' })
  permalink: string;

  @Field(() => Int, { description: 'How many people did it; those not read yet where there are any.' })
  actorCount: number;

  @Field(() => Int, { description: 'Notices in it that were not read.' })
  unreadCount: number;

  @Field(() => ID, { description: 'Its latest notice: up to here it was looked at.' })
  latestId: string;

  @Field(() => Date, { description: 'When it last happened.' })
  latestAt: Date;

  /** Not in the API: `actors` resolves it. */
  actorIds: string[];
}

/** A page of notices. */
@ObjectType({ description: 'A page of notices.' })
export class NoticeGroupConnection extends connectionOf(NoticeGroup, 'NoticeGroup') {}

/** What a bell shows. */
@ObjectType({ description: 'How many notices wait.' })
export class NoticeSummary {
  @Field(() => Int, { description: 'Not read, at most 100, which means 99 and more.' })
  unread: number;

  @Field(() => Int, { description: 'Of these, since the list was last looked at.' })
  unseen: number;
}

/** Answer of the mutations that mark notices. */
@ObjectType({ description: 'What waits after the change.' })
export class NoticesPayload extends MutationPayload {
  @Field(() => NoticeSummary, { nullable: true, description: 'Null where nothing was done.' })
  summary: NoticeSummary | null;
}

/** Whether one kind comes by one channel. */
@ObjectType({ description: 'Whether one kind of notice comes by one channel.' })
export class NoticePreference {
  @Field(() => NoticeKind, { description: 'The kind.' })
  kind: NoticeKindName;

  @Field(() => NoticeChannel, { description: 'The channel.' })
  channel: NoticeChannelName;

  @Field(() => Boolean, { description: 'It comes.' })
  isOn: boolean;
}

/** Answer of noticePreferencesUpdate. */
@ObjectType({ description: 'All preferences after the change.' })
export class NoticePreferencesPayload extends MutationPayload {
  @Field(() => [NoticePreference], { nullable: true, description: 'Null where nothing was done.' })
  preferences: NoticePreference[] | null;
}
