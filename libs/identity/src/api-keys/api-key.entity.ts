import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { PermissionName } from '../access/permission.js';

/** A program's way into one community, given by a member. */
@Entity('api_key')
export class ApiKeyEntity {
  @PrimaryColumn('uuid')
  id: string;

  @Column('uuid', { name: 'community_id' })
  communityId: string;

  /** The member whose rights bound the key's. */
  @Column('uuid', { name: 'created_by' })
  createdBy: string;

  @Column('text')
  label: string;

  /** SHA-256 of the secret; the secret itself is never kept. */
  @Column('bytea', { name: 'secret_hash' })
  secretHash: Buffer;

  @Column('text', { array: true })
  permissions: PermissionName[];

  /** Addresses and networks in CIDR notation; empty: from anywhere. */
  @Column('text', { name: 'allowed_networks', array: true, default: '{}' })
  allowedNetworks: string[];

  @Column('timestamptz', { name: 'created_at' })
  createdAt: Date;

  @Column('timestamptz', { name: 'expires_at', nullable: true })
  expiresAt: Date | null;

  /** To the minute. */
  @Column('timestamptz', { name: 'last_used_at', nullable: true })
  lastUsedAt: Date | null;

  @Column('timestamptz', { name: 'revoked_at', nullable: true })
  revokedAt: Date | null;

  @Column('uuid', { name: 'revoked_by', nullable: true })
  revokedBy: string | null;
}
