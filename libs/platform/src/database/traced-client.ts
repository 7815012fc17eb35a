import type { PoolClient } from 'pg';
import { isTraced, traced } from '../telemetry/span.js';

type AnyQuery = (...args: unknown[]) => unknown;

/** Gives every statement of a borrowed connection a span, until the function it answers is called. */
export function traceStatements(client: PoolClient): () => void {
  const holder = client as unknown as { query?: AnyQuery };
  const original = client.query.bind(client) as AnyQuery;
  holder.query = (...args) => {
    const [first] = args;
    const text = typeof first === 'string' ? first : (first as { text?: unknown } | null)?.text;
    // Streams and callbacks have ends of their own; TypeORM and ourselves use neither.
    if (typeof text !== 'string' || typeof args.at(-1) === 'function') return original(...args);
    return inStatementSpan(text, () => original(...args));
  };
  return () => {
    delete holder.query;
  };
}

/** One statement's span: its text, whose values are parameters, and never those. */
export function inStatementSpan<Result>(text: string, work: () => Result): Result {
  if (!isTraced()) return work();
  const verb = /^\s*(\w+)/.exec(text)?.[1]?.toUpperCase() ?? 'SQL';
  const attributes = {
    'db.system.name': 'postgresql',
    'db.operation.name': verb,
    'db.query.text': text.trim(),
  };
  return traced(verb, { kind: 'client', attributes }, work);
}
