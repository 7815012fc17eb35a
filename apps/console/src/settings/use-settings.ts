import {
  useMutation,
  useQuery,
  useQueryClient,
  type UseMutationResult,
  type UseQueryResult,
} from '@tanstack/react-query';
import { CommunitySettingsDocument, CommunityUpdateDocument } from '../generated/documents/settings.js';
import type {
  CommunitySettingsQuery,
  CommunityUpdateInput,
  CommunityUpdateMutation,
} from '../generated/operations.js';
import { useCommunity, useRequest } from '../shell/community-context.js';

/** What only admins see of their community. */
export type Settings = CommunitySettingsQuery['communitySettings'];

/** The settings of the community. */
export function useSettings(): UseQueryResult<Settings> {
  const { slug } = useCommunity();
  const send = useRequest();
  return useQuery({
    queryKey: ['c', slug, 'settings'],
    queryFn: async ({ signal }) => (await send(CommunitySettingsDocument, {}, signal)).communitySettings,
    // A form is filled from it: it must not change under the typing hand.
    refetchOnWindowFocus: false,
  });
}

/** Saves part of the settings; the frame (name, accent) follows. */
export function useSaveSettings(): UseMutationResult<
  CommunityUpdateMutation['communityUpdate'],
  Error,
  CommunityUpdateInput
> {
  const { slug } = useCommunity();
  const send = useRequest();
  const client = useQueryClient();
  return useMutation({
    mutationFn: async (input) => (await send(CommunityUpdateDocument, { input })).communityUpdate,
    onSuccess: async ({ userErrors }) => {
      if (userErrors.length > 0) return;
      await client.invalidateQueries({ queryKey: ['c', slug, 'settings'] });
      await client.invalidateQueries({ queryKey: ['c', slug, 'frame'] });
    },
  });
}
