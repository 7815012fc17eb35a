import { Field, ID, InputType, Int } from '@nestjs/graphql';
import { NoticeKind, type NoticeKindName } from '../notices/notice-kind.js';
import { NoticeChannel, type NoticeChannelName } from '../preferences/notice-preference.entity.js';

/** Which notices were read. */
@InputType({ description: 'Which notices were read; at least one of a notice, a group and a thread.' })
export class NoticesMarkReadInput {
  @Field(() => ID, { nullable: true, description: 'This notice and all before it.' })
  upTo?: string | null;

  @Field(() => ID, { nullable: true, description: 'Only those of this group.' })
  groupId?: string | null;

  @Field(() => ID, { nullable: true, description: 'Only those about this thread. Not with a group.' })
  threadId?: string | null;

  @Field(() => Int, { nullable: true, description: 'With a thread: only about posts up to this place.' })
  upToSeq?: number | null;
}

/** One choice. */
@InputType({ description: 'Whether one kind of notice comes by one channel.' })
export class NoticePreferenceInput {
  @Field(() => NoticeKind, { description: 'The kind.' })
  kind: NoticeKindName;

  @Field(() => NoticeChannel, { description: 'The channel.' })
  channel: NoticeChannelName;

  @Field(() => Boolean, { description: 'It comes.' })
  isOn: boolean;
}

/** What changes. */
@InputType({ description: 'What changes; the rest stays.' })
export class NoticePreferencesUpdateInput {
  @Field(() => [NoticePreferenceInput], { description: 'One choice each.' })
  preferences: NoticePreferenceInput[];
}
