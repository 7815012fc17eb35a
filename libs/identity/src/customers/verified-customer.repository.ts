import { Injectable } from '@nestjs/common';
import { Database, type Tx } from '#platform';

/** SQL of what brands say of their customers. */
@Injectable()
export class VerifiedCustomerRepository {
  constructor(private readonly database: Database) {}

  /** `products` is null for all. */
  async set(
    tx: Tx,
    customer: { communityId: string; memberId: string; products: readonly string[] | null },
  ): Promise<void> {
    await tx.query(
      `INSERT INTO verified_customer (member_id, community_id, products) VALUES ($1, $2, $3)
       ON CONFLICT (member_id) DO UPDATE SET products = $3 WHERE verified_customer.products IS DISTINCT FROM $3`,
      [customer.memberId, customer.communityId, customer.products],
    );
  }

  async forget(tx: Tx, memberId: string): Promise<void> {
    await tx.query('DELETE FROM verified_customer WHERE member_id = $1', [memberId]);
  }

  async hasBought(memberId: string, product: string): Promise<boolean> {
    const rows = await this.database.query(
      `SELECT FROM verified_customer WHERE member_id = $1 AND (products IS NULL OR $2 = ANY(products))`,
      [memberId, product],
      'verified_customer_has_bought',
    );
    return rows.length === 1;
  }
}
