import { readConfig } from '#platform';
import { type Forum, type GraphqlAnswer, type RequestIdentity, startForum } from '#test-support';

/** What a refused operation says. */
export interface Refused {
  status: number;
  retryAfter: string | null;
  code: string | undefined;
  retryAfterSeconds: number | undefined;
}

/** A forum behind one proxy, with the limits that a test is about; all others are out of its way. */
export async function startLimitedForum(rateLimits: string, trustedProxies = 1): Promise<Forum> {
  const { rateLimits: parsed } = readConfig({ RATE_LIMITS: `1000,${rateLimits}` });
  return startForum({ config: { rateLimits: parsed, trustedProxies } });
}

let addresses = 0;

/** An address that nobody has come from yet. */
export function newAddress(): string {
  addresses += 1;
  return `203.0.113.${addresses}`;
}

/** As seen by the forum's own proxy. */
export function from(address: string, identity: RequestIdentity = {}): RequestIdentity {
  return { ...identity, headers: { ...identity.headers, 'x-forwarded-for': address } };
}

export function refusalOf(answer: GraphqlAnswer<unknown>): Refused {
  const extensions: { code: string; retryAfterSeconds?: number } | undefined = answer.errors[0]?.extensions;
  return {
    status: answer.status,
    retryAfter: answer.headers.get('retry-after'),
    code: extensions?.code,
    retryAfterSeconds: extensions?.retryAfterSeconds,
  };
}

/** How many in a row are answered before one is refused with 429; at most `most`. */
export async function passedBefore429(ask: () => Promise<{ status: number }>, most: number): Promise<number> {
  for (let count = 0; count < most; count += 1) {
    const { status } = await ask();
    if (status === 429) return count;
  }
  return most;
}
