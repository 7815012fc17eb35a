import {
  useMutation,
  useQuery,
  useQueryClient,
  type UseMutationResult,
  type UseQueryResult,
} from '@tanstack/react-query';
import {
  ExportByIdDocument,
  ExportCancelDocument,
  ExportStartDocument,
  ExportsDocument,
} from '../generated/documents/verbatims.js';
import type {
  ExportCancelMutation,
  ExportFormat,
  ExportsQuery,
  ExportStartMutation,
} from '../generated/operations.js';
import { useCommunity, useRequest } from '../shell/community-context.js';
import { toFilter, type Search } from './search-state.js';

/** An export, past or running. */
export type ExportItem = ExportsQuery['exports'][number];

const POLL_MS = 800;

/** True until nothing more will happen to it. */
export const isUnderway = (item: ExportItem): boolean => item.state === 'QUEUED' || item.state === 'RUNNING';

/** The viewer's own exports, newest first. */
export function useExports(): UseQueryResult<readonly ExportItem[]> {
  const { slug } = useCommunity();
  const send = useRequest();
  return useQuery({
    queryKey: ['c', slug, 'exports'],
    queryFn: async ({ signal }) => (await send(ExportsDocument, {}, signal)).exports,
  });
}

/** One export, asked for again and again while it is under way. */
export function useExport(item: ExportItem): ExportItem {
  const { slug } = useCommunity();
  const send = useRequest();
  const client = useQueryClient();
  const polled = useQuery({
    queryKey: ['c', slug, 'export', item.id],
    queryFn: async ({ signal }) => {
      const fresh = (await send(ExportByIdDocument, { id: item.id }, signal)).export;
      if (fresh && !isUnderway(fresh)) void client.invalidateQueries({ queryKey: ['c', slug, 'exports'] });
      return fresh;
    },
    enabled: isUnderway(item),
    initialData: item,
    staleTime: 0,
    refetchInterval: ({ state }) => (state.data && isUnderway(state.data) ? POLL_MS : false),
  });
  return isUnderway(item) ? (polled.data ?? item) : item;
}

/** Starts an export of a search. */
export function useExportStart(): UseMutationResult<
  ExportStartMutation['exportStart'],
  Error,
  { format: ExportFormat; search: Search }
> {
  const { slug } = useCommunity();
  const send = useRequest();
  const client = useQueryClient();
  return useMutation({
    mutationFn: async ({ format, search }) => {
      const input = { format, query: search.query, filter: toFilter(search) };
      return (await send(ExportStartDocument, { input })).exportStart;
    },
    onSuccess: ({ export: started }) => {
      if (!started) return;
      client.setQueryData<readonly ExportItem[]>(['c', slug, 'exports'], (before = []) => [
        started,
        ...before,
      ]);
    },
  });
}

/** Stops an export that is under way. */
export function useExportCancel(): UseMutationResult<ExportCancelMutation['exportCancel'], Error, string> {
  const { slug } = useCommunity();
  const send = useRequest();
  const client = useQueryClient();
  return useMutation({
    mutationFn: async (id) => (await send(ExportCancelDocument, { input: { id } })).exportCancel,
    onSettled: (_data, _error, id) => {
      void client.invalidateQueries({ queryKey: ['c', slug, 'export', id] });
      void client.invalidateQueries({ queryKey: ['c', slug, 'exports'] });
    },
  });
}
