import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { RoleName } from '../access/role.js';

/** A role granted to a member, for the community or one space. */
@Entity('member_role')
export class MemberRoleEntity {
  @PrimaryColumn('uuid')
  id: string;

  @Column('uuid', { name: 'community_id' })
  communityId: string;

  @Column('uuid', { name: 'member_id' })
  memberId: string;

  @Column('text')
  role: RoleName;

  @Column('uuid', { name: 'space_id', nullable: true })
  spaceId: string | null;

  @Column('timestamptz', { name: 'granted_at' })
  grantedAt: Date;

  /** Null where the install or the brand's sign-on granted it. */
  @Column('uuid', { name: 'granted_by', nullable: true })
  grantedBy: string | null;
}
