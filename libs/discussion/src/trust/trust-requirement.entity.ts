import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { TrustMeasureName } from './trust-measure.js';

/** What a community asks otherwise than the defaults. */
@Entity('trust_requirement')
export class TrustRequirementEntity {
  @PrimaryColumn('uuid', { name: 'community_id' })
  communityId: string;

  @PrimaryColumn('smallint')
  level: number;

  @PrimaryColumn('text')
  measure: TrustMeasureName;

  @Column('integer')
  value: number;
}
