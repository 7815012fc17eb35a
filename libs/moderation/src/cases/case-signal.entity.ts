import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Why a post is looked at: one check's word on one revision. */
@Entity('case_signal')
export class CaseSignalEntity {
  @PrimaryColumn('uuid')
  id: string;

  @Column('uuid', { name: 'community_id' })
  communityId: string;

  @Column('uuid', { name: 'case_id' })
  caseId: string;

  @Column('text', { name: 'check_name' })
  checkName: string;

  @Column('text')
  explanation: string;

  @Column('uuid', { name: 'revision_id' })
  revisionId: string;

  @Column('timestamptz', { name: 'raised_at' })
  raisedAt: Date;
}
