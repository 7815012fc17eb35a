import { Injectable } from '@nestjs/common';
import { RateLimited, type RequestContext } from '#platform';
import { type OperationWish, Traffic } from './traffic.js';

/** What somebody is told who has asked too much. */
export interface TollRefusal {
  readonly status: number;
  readonly headers: ReadonlyMap<string, string>;
  readonly text: string;
}

/**
 * Stored operations cost what they cost as operations wherever they have to be run; what is kept is given for the price of
 * its request. Who asks while another has the same answer made pays nothing, and goes without it no more than anybody
 * else because the other may not ask.
 */
@Injectable()
export class OperationToll {
  private readonly paid = new WeakSet<RequestContext>();
  private readonly refused = new WeakSet<RequestContext>();

  constructor(private readonly traffic: Traffic) {}

  /** Has who asks pay for an operation that is about to run. Throws RateLimited. */
  async pay(context: RequestContext, wish: OperationWish): Promise<void> {
    const { actor, request } = context;
    try {
      await this.traffic.countOperation({ actor, ip: request.ip }, wish);
      this.paid.add(context);
    } catch (error) {
      this.refused.add(context);
      throw error;
    }
  }

  /** True for who has paid for his operation already. */
  readonly hasPaid = (context: RequestContext): boolean => this.paid.has(context);

  /** An answer, or the refusal of who asks himself. Where another was refused whose answer this one would have been, it asks anew. */
  async orRefusal<Answer>(
    context: RequestContext,
    ask: () => Promise<Answer>,
  ): Promise<Answer | TollRefusal> {
    for (;;) {
      try {
        return await ask();
      } catch (error) {
        if (!(error instanceof RateLimited)) throw error;
        if (this.refused.has(context)) return refusalOf(error);
      }
    }
  }
}

function refusalOf({ message, code, retryAfterSeconds }: RateLimited): TollRefusal {
  return {
    status: 429,
    headers: new Map([
      ['content-type', 'application/json; charset=utf-8'],
      ['retry-after', String(retryAfterSeconds)],
    ]),
    text: JSON.stringify({ errors: [{ message, extensions: { code, retryAfterSeconds } }] }),
  };
}
