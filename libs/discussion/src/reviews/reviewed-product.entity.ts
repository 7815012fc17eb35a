import { Column, Entity, PrimaryColumn } from 'typeorm';

/** What the counted reviews of a product say in one space. */
@Entity('reviewed_product')
export class ReviewedProductEntity {
  @PrimaryColumn('uuid', { name: 'space_id' })
  spaceId: string;

  @PrimaryColumn('text', { name: 'product_folded' })
  productFolded: string;

  @Column('uuid', { name: 'community_id' })
  communityId: string;

  @Column('text')
  product: string;

  @Column('integer', { name: 'rated_1' })
  rated1: number;

  @Column('integer', { name: 'rated_2' })
  rated2: number;

  @Column('integer', { name: 'rated_3' })
  rated3: number;

  @Column('integer', { name: 'rated_4' })
  rated4: number;

  @Column('integer', { name: 'rated_5' })
  rated5: number;

  @Column('integer', { name: 'review_count' })
  reviewCount: number;
}
