import { Injectable } from '@nestjs/common';
import { Permission } from '#identity';
import { type Actor, actorCan, type Limit, Limits, networkOf } from '#platform';
import { API_KEY, FIELD_LIMITS, GUEST, MEMBER, STAFF, type WorkLimits, WRITES } from './request-limits.js';

/** What an operation may cost for the price of one request. */
const UNITS_A_POINT = 100;

/** Whose budget pays. */
export interface Payer {
  readonly actor: Actor;
  /** Address of the connection, or as a trusted proxy tells it. */
  readonly ip: string;
}

/** What one operation asks. */
export interface OperationWish {
  readonly kind: 'query' | 'mutation' | 'subscription';
  /** Root fields by name, one entry for each time it is asked. */
  readonly fields: readonly string[];
  /** In units of `costOf`. */
  readonly cost: number;
}

/** Counts what people ask: who is signed in by person, everybody else by address. Each method throws RateLimited. */
@Injectable()
export class Traffic {
  constructor(private readonly limits: Limits) {}

  /** Any request. */
  async countRequest(payer: Payer): Promise<void> {
    await this.limits.spend(budgetOf(payer.actor), valueOf(payer));
  }

  /** An operation, beside its request: every root field by itself, whether or not one document asks for many. */
  async countOperation(payer: Payer, { kind, fields, cost }: OperationWish): Promise<void> {
    const extra = Math.ceil(cost / UNITS_A_POINT) - 1;
    if (extra > 0) await this.limits.spend(budgetOf(payer.actor), valueOf(payer), extra);
    for (const field of fields) {
      const limits = FIELD_LIMITS[field] ?? (kind === 'mutation' ? WRITES : null);
      if (limits) await this.countWork(payer, limits);
    }
  }

  /** One piece of work of a kind that has limits of its own. */
  async countWork(payer: Payer, limits: WorkLimits): Promise<void> {
    await this.limits.spend(limits[rankOf(payer.actor)], valueOf(payer));
  }
}

function rankOf(actor: Actor): keyof WorkLimits {
  if (actor.kind === 'anonymous') return 'guest';
  const isStaff =
    actor.isOperator ||
    actor.apiKeyId !== null ||
    actorCan(actor, Permission.CaseRead) ||
    actorCan(actor, Permission.VerbatimRead);
  return isStaff ? 'staff' : 'member';
}

function budgetOf(actor: Actor): Limit {
  if (actor.apiKeyId) return API_KEY;
  return { guest: GUEST, member: MEMBER, staff: STAFF }[rankOf(actor)];
}

function valueOf({ actor, ip }: Payer): string {
  return actor.apiKeyId ?? actor.memberId ?? actor.accountId ?? networkOf(ip);
}
