import { useQuery, type UseQueryResult } from '@tanstack/react-query';
import { QueueSummaryDocument } from '../generated/documents/queue.js';
import type { QueueSummaryQuery } from '../generated/operations.js';
import { useMaybeCommunity, useRequest } from '../shell/community-context.js';

/** Key of everything that a change of the queue makes stale. */
export const queueKey = (slug: string): readonly string[] => ['c', slug, 'queue'];

/** How much is left and since when; read again on every change and, should the socket be down, every minute. */
export function useQueueSummary(
  spaceId: string | null,
  isEnabled = true,
): UseQueryResult<QueueSummaryQuery['queueSummary']> {
  const slug = useMaybeCommunity()?.slug ?? '';
  const send = useRequest();
  return useQuery({
    queryKey: [...queueKey(slug), 'summary', spaceId],
    queryFn: async ({ signal }) => (await send(QueueSummaryDocument, { spaceId }, signal)).queueSummary,
    enabled: isEnabled && slug !== '',
    refetchInterval: 60_000,
  });
}
