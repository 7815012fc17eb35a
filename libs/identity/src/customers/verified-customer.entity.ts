import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Which products the brand says that a customer has bought: what its last token said. */
@Entity('verified_customer')
export class VerifiedCustomerEntity {
  @PrimaryColumn('uuid', { name: 'member_id' })
  memberId: string;

  @Column('uuid', { name: 'community_id' })
  communityId: string;

  /** Folded; null for all. */
  @Column('text', { array: true, nullable: true })
  products: string[] | null;
}
