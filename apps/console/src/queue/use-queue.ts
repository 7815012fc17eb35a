import {
  useInfiniteQuery,
  useMutation,
  useQuery,
  useQueryClient,
  type InfiniteData,
  type UseInfiniteQueryResult,
  type UseMutationResult,
  type UseQueryOptions,
  type UseQueryResult,
} from '@tanstack/react-query';
import { CaseDecideDocument, QueueCaseDocument, QueuePageDocument } from '../generated/documents/queue.js';
import type {
  CaseDecideInput,
  CaseDecideMutation,
  CaseState,
  QueueCaseQuery,
  QueuePageQuery,
} from '../generated/operations.js';
import { useCommunity, useRequest } from '../shell/community-context.js';
import { queueKey } from './use-queue-summary.js';

/** A line of the queue. */
export type CaseRow = QueuePageQuery['cases']['edges'][number]['node'];

/** A case with all that is needed to judge it. */
export type CaseDetail = NonNullable<QueueCaseQuery['case']>;

const PAGE = 50;

/** Which part of the queue is shown. */
export interface Lane {
  state: CaseState;
  spaceId: string | null;
}

/** The cases of a lane, oldest first, by pages of 50. */
export function useQueuePages({ state, spaceId }: Lane): UseInfiniteQueryResult<CaseRow[]> {
  const { slug } = useCommunity();
  const send = useRequest();
  return useInfiniteQuery({
    queryKey: [...queueKey(slug), 'list', state, spaceId],
    queryFn: async ({ pageParam, signal }) =>
      (await send(QueuePageDocument, { state, spaceId, first: PAGE, after: pageParam }, signal)).cases,
    initialPageParam: null as string | null,
    getNextPageParam: ({ pageInfo }) => (pageInfo.hasNextPage ? pageInfo.endCursor : null),
    select: ({ pages }) => pages.flatMap((page) => page.edges.map((edge) => edge.node)),
  });
}

function useCaseOptions(): (id: string | null) => UseQueryOptions<CaseDetail | null> {
  const { slug } = useCommunity();
  const send = useRequest();
  return (id) => ({
    queryKey: [...queueKey(slug), 'case', id],
    queryFn: async ({ signal }) => (await send(QueueCaseDocument, { id: id ?? '' }, signal)).case,
    enabled: id !== null,
  });
}

/**
 * One case; null when it is not, or no longer, ours to see. The one that comes after it is read ahead, so that the next
 * decision does not wait for the network.
 */
export function useCase(id: string | null, nextId: string | null): UseQueryResult<CaseDetail | null> {
  const optionsOf = useCaseOptions();
  const current = useQuery(optionsOf(id));
  useQuery({ ...optionsOf(nextId), enabled: nextId !== null && current.isSuccess, notifyOnChangeProps: [] });
  return current;
}

/** Decides a case. On success it leaves the open lanes at once; the true lists and counts are then read again. */
export function useDecide(): UseMutationResult<CaseDecideMutation['caseDecide'], Error, CaseDecideInput> {
  const { slug } = useCommunity();
  const send = useRequest();
  const client = useQueryClient();
  return useMutation({
    mutationFn: async (input: CaseDecideInput) => (await send(CaseDecideDocument, { input })).caseDecide,
    onSuccess: async ({ case: decided, userErrors }, { caseId }) => {
      if (userErrors.length === 0) {
        await client.cancelQueries({ queryKey: [...queueKey(slug), 'list'] });
        client.setQueriesData<InfiniteData<QueuePageQuery['cases']>>(
          { queryKey: [...queueKey(slug), 'list', 'OPEN'] },
          (before) => before && { ...before, pages: before.pages.map((page) => without(page, caseId)) },
        );
        if (decided) client.setQueryData([...queueKey(slug), 'case', caseId], decided);
      }
      void client.invalidateQueries({ queryKey: queueKey(slug) });
    },
  });
}

function without(page: QueuePageQuery['cases'], caseId: string): QueuePageQuery['cases'] {
  return { ...page, edges: page.edges.filter(({ node }) => node.id !== caseId) };
}
