import { ThreadChanged, ThreadMerged, ThreadMoved, ThreadSplit } from '#discussion';
import type { Fact } from '#platform';

/** Facts after which every post of a thread has to be looked at: its title, its space, or which posts it has. */
export const THREAD_FACTS = [ThreadChanged, ThreadMoved, ThreadMerged, ThreadSplit];

/** The threads whose posts these facts concern, each once. What was split off has taken its posts with it. */
export function threadsOf(facts: readonly Fact[]): string[] {
  const ids = facts.filter(isOfThread).map(({ payload }) => {
    const { threadId, newThreadId } = payload as { threadId: string; newThreadId?: string };
    return newThreadId ?? threadId;
  });
  return [...new Set(ids)];
}

/** The posts that the other facts concern, each once. */
export function postsOf(facts: readonly Fact[]): string[] {
  const others = facts.filter((fact) => !isOfThread(fact));
  return [...new Set(others.map(({ payload }) => (payload as { postId: string }).postId))];
}

function isOfThread({ type }: Fact): boolean {
  return THREAD_FACTS.some(({ name }) => name === type);
}
