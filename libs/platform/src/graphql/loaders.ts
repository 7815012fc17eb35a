import DataLoader from 'dataloader';
import type { RequestContext } from '../http/request-context.js';

/**
 * The request's loader of one kind, made at first use. Loaders live and die with a request, so they are keyed by
 * viewer and community by construction.
 */
export function loaderOf<Key, Value>(
  context: RequestContext,
  kind: unknown,
  batch: (keys: readonly Key[]) => Promise<readonly (Value | Error)[]>,
): DataLoader<Key, Value> {
  const known = context.loaders.get(kind) as DataLoader<Key, Value> | undefined;
  if (known) return known;
  const fresh = new DataLoader<Key, Value>(batch, { maxBatchSize: 500 });
  context.loaders.set(kind, fresh);
  return fresh;
}

/** Puts rows in the order of the keys that asked for them; a key without a row gets `missing`. */
export function inOrderOf<Key extends string, Row, Missing>(
  keys: readonly Key[],
  rows: readonly Row[],
  keyOf: (row: Row) => string,
  missing: Missing,
): (Row | Missing)[] {
  const byKey = new Map(rows.map((row) => [keyOf(row), row]));
  return keys.map((key) => byKey.get(key) ?? missing);
}
