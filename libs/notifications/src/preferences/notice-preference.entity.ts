import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { NoticeKindName } from '../notices/notice-kind.js';

/** Ways a notice reaches a member, as the API names them. */
export const NoticeChannel = { IN_APP: 'in_app' } as const;

/** Ways a notice reaches a member, as the database keeps them. */
export type NoticeChannelName = (typeof NoticeChannel)[keyof typeof NoticeChannel];

/** What a member chose of one kind and one channel. */
@Entity('notice_preference')
export class NoticePreferenceEntity {
  @PrimaryColumn('uuid', { name: 'member_id' })
  memberId: string;

  @PrimaryColumn('text')
  kind: NoticeKindName;

  @PrimaryColumn('text')
  channel: NoticeChannelName;

  @Column('uuid', { name: 'community_id' })
  communityId: string;

  @Column('boolean', { name: 'is_on' })
  isOn: boolean;
}
