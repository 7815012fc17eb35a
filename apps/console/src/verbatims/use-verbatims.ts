import {
  keepPreviousData,
  useInfiniteQuery,
  type InfiniteData,
  type UseInfiniteQueryResult,
} from '@tanstack/react-query';
import { VerbatimsDocument, VerbatimsMoreDocument } from '../generated/documents/verbatims.js';
import type { VerbatimsMoreQuery, VerbatimsQuery } from '../generated/operations.js';
import { useCommunity, useRequest } from '../shell/community-context.js';
import { toFilter, type Search } from './search-state.js';

/** One verbatim as the list and the reading pane show it. */
export type Verbatim = VerbatimsQuery['verbatims']['edges'][number]['node'];

type FirstPage = VerbatimsQuery['verbatims'];
type Page = FirstPage | VerbatimsMoreQuery['verbatims'];

/** Counts, facets, corrections and who answered: they belong to the search, not to a page of it. */
export type SearchSummary = Pick<FirstPage, 'totalCount' | 'facets' | 'corrections' | 'isFallback'>;

/** What the screen needs of a search. */
export interface SearchResult {
  verbatims: readonly Verbatim[];
  summary: SearchSummary | null;
}

const PAGE = 50;
/** How often it is looked whether the search server is back. */
const FALLBACK_REFETCH_MS = 10_000;

/** The results of a search by pages of 50; totals and facets are asked for once, with the first. */
export function useVerbatims(search: Search): UseInfiniteQueryResult<SearchResult> {
  const { slug } = useCommunity();
  const send = useRequest();
  return useInfiniteQuery({
    queryKey: ['c', slug, 'verbatims', search],
    queryFn: async ({ pageParam, signal }): Promise<Page> => {
      const variables = { query: search.query, filter: toFilter(search), first: PAGE };
      if (pageParam === null) return (await send(VerbatimsDocument, variables, signal)).verbatims;
      return (await send(VerbatimsMoreDocument, { ...variables, after: pageParam }, signal)).verbatims;
    },
    initialPageParam: null as string | null,
    getNextPageParam: ({ pageInfo }) => (pageInfo.hasNextPage ? pageInfo.endCursor : null),
    placeholderData: keepPreviousData,
    refetchInterval: ({ state }) => (isFallback(state.data) ? FALLBACK_REFETCH_MS : false),
    select: toResult,
  });
}

function toResult({ pages }: InfiniteData<Page>): SearchResult {
  const [first] = pages;
  return {
    verbatims: pages.flatMap((page) => page.edges.map((edge) => edge.node)),
    summary: first && 'facets' in first ? first : null,
  };
}

function isFallback(data: InfiniteData<Page> | undefined): boolean {
  const first = data?.pages[0];
  return first !== undefined && 'isFallback' in first && first.isFallback;
}
