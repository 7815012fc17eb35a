import { Injectable } from '@nestjs/common';
import type { Tx } from '#platform';
import type { SaidProducts } from './said-products.js';
import { VerifiedCustomerRepository } from './verified-customer.repository.js';

/** Who has bought what, by the brand's own word: nothing but its signed tokens writes here. */
@Injectable()
export class VerifiedCustomers {
  constructor(private readonly customers: VerifiedCustomerRepository) {}

  /** The last token's word holds: one that says nothing takes back what was said before. */
  async follow(
    tx: Tx,
    member: { communityId: string; memberId: string },
    said: SaidProducts | null,
  ): Promise<void> {
    if (said === null) return this.customers.forget(tx, member.memberId);
    return this.customers.set(tx, { ...member, products: said === 'all' ? null : said });
  }

  /** `product` is folded. One statement. */
  async hasBought(memberId: string, product: string): Promise<boolean> {
    return this.customers.hasBought(memberId, product);
  }
}
