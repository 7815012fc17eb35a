import type { PollKind, PollVisibility } from '#protocol';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A question that came with a post. */
@Entity('poll')
export class PollEntity {
  @PrimaryColumn('uuid')
  id: string;

  @Column('uuid', { name: 'community_id' })
  communityId: string;

  @Column('uuid', { name: 'post_id' })
  postId: string;

  @Column('text')
  question: string;

  @Column('text')
  kind: PollKind;

  /** Numbered from 1 in ballots. */
  @Column('text', { array: true })
  options: string[];

  @Column('smallint', { name: 'min_choices' })
  minChoices: number;

  @Column('smallint', { name: 'max_choices' })
  maxChoices: number;

  @Column('boolean', { name: 'is_anonymous' })
  isAnonymous: boolean;

  @Column('boolean', { name: 'may_change' })
  mayChange: boolean;

  @Column('text')
  visibility: PollVisibility;

  @Column('timestamptz', { name: 'closes_at', nullable: true })
  closesAt: Date | null;

  /** Null until it was closed, by somebody or by the worker after its time. */
  @Column('timestamptz', { name: 'closed_at', nullable: true })
  closedAt: Date | null;

  @Column('timestamptz', { name: 'created_at' })
  createdAt: Date;
}

/** A poll as its row says. */
export type PollRow = Readonly<Omit<PollEntity, 'createdAt'>>;
