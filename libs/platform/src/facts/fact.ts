/** The type of a fact: a past-tense name, prefixed by its room, and the shape of its payload. */
export interface FactType<Payload> {
  readonly name: string;
  /** Carries the payload's type; never set. */
  readonly payload?: Payload;
}

/** Declares a fact. `defineFact<{ postId: string }>('discussion.PostPublished')`. */
export function defineFact<Payload extends object>(name: `${string}.${string}`): FactType<Payload> {
  return { name };
}

/** One row of the log. */
export interface Fact<Payload = unknown> {
  /** Decimal text of a bigint, unique in the log. */
  readonly id: string;
  /** Decimal text of the recording transaction's xid8. */
  readonly tx: string;
  readonly type: string;
  readonly communityId: string | null;
  readonly payload: Payload;
  readonly recordedAt: Date;
  /** W3C traceparent of what recorded it, where that was traced. */
  readonly traceParent?: string | null;
}

/** True, and narrowed, where the fact is of this type. */
export function isFact<Payload>(fact: Fact, type: FactType<Payload>): fact is Fact<Payload> {
  return fact.type === type.name;
}
