import { traced } from '../telemetry/span.js';
import type { Fact } from './fact.js';

/**
 * The span in which facts take effect: it goes on with the trace of the first that has one, and names the others'. Facts
 * that nobody traced make none.
 */
export function inDeliverySpan<Result>(
  follower: string,
  facts: readonly Fact[],
  work: () => Promise<Result>,
): Promise<Result> {
  const [parent, ...links] = facts.flatMap(({ traceParent }) => (traceParent ? [traceParent] : []));
  if (parent === undefined) return work();
  const first = facts.find(({ traceParent }) => traceParent === parent) as Fact;
  const attributes = {
    'parvis.follower': follower,
    'parvis.fact': first.type,
    'parvis.facts': facts.length,
    'parvis.delay_ms': Date.now() - first.recordedAt.getTime(),
  };
  return traced(`${follower} ${first.type}`, { kind: 'consumer', parent, links, attributes }, work);
}
