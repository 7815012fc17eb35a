import {
  keepPreviousData,
  useMutation,
  useQuery,
  useQueryClient,
  type UseMutationResult,
  type UseQueryResult,
} from '@tanstack/react-query';
import {
  TagCreateDocument,
  TagMergeDocument,
  TagSettingsDocument,
  TagUpdateDocument,
} from '../generated/documents/tags.js';
import type { TagFieldsFragment, TagMergeInput } from '../generated/operations.js';
import { useCommunity, useRequest } from '../shell/community-context.js';

/** A tag as the settings list it. */
export type TagRecord = TagFieldsFragment;

/** What every write on a tag answers. */
export interface TagAnswer {
  tag: TagRecord | null;
  userErrors: readonly { code: string; message: string; field: string | null }[];
}

/** A tag as the form has it; without an id it is a new one of the list. */
export interface TagForm {
  id: string | null;
  name: string;
  description: string;
  isManaged: boolean;
}

/** Tags whose name begins so, most used first, at most 100. */
export function useTags(startingWith: string): UseQueryResult<readonly TagRecord[]> {
  const { slug } = useCommunity();
  const send = useRequest();
  return useQuery({
    queryKey: ['c', slug, 'tags', 'list', startingWith],
    queryFn: async ({ signal }) =>
      (await send(TagSettingsDocument, { startingWith: startingWith || null }, signal)).tags,
    placeholderData: keepPreviousData,
  });
}

/** Adds a tag to the list, or changes one. */
export function useTagSave(): UseMutationResult<TagAnswer, Error, TagForm> {
  const send = useRequest();
  return useTagWrite(async ({ id, name, description, isManaged }) => {
    if (id) return (await send(TagUpdateDocument, { input: { id, name, description, isManaged } })).tagUpdate;
    return (await send(TagCreateDocument, { input: { name, description } })).tagCreate;
  });
}

/** Makes one tag of two. */
export function useTagMerge(): UseMutationResult<TagAnswer, Error, TagMergeInput> {
  const send = useRequest();
  return useTagWrite(async (input) => (await send(TagMergeDocument, { input })).tagMerge);
}

/** Threads are called by their tags: what is known of them is read again, too. */
function useTagWrite<Input>(
  mutationFn: (input: Input) => Promise<TagAnswer>,
): UseMutationResult<TagAnswer, Error, Input> {
  const { slug } = useCommunity();
  const client = useQueryClient();
  return useMutation({
    mutationFn,
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: ['c', slug, 'tags'] });
      await client.invalidateQueries({ queryKey: ['c', slug, 'forum'] });
    },
  });
}
