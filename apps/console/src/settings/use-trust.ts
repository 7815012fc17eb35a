import {
  useMutation,
  useQuery,
  useQueryClient,
  type UseMutationResult,
  type UseQueryResult,
} from '@tanstack/react-query';
import {
  MemberTrustChangesDocument,
  MemberTrustPinDocument,
  MemberTrustUnpinDocument,
  TrustPolicyUpdateDocument,
  TrustSettingsDocument,
} from '../generated/documents/trust.js';
import type {
  MemberTrustChangesQuery,
  TrustPolicyUpdateInput,
  TrustPolicyUpdateMutation,
  TrustSettingsQuery,
} from '../generated/operations.js';
import { useCommunity, useRequest } from '../shell/community-context.js';

/** What levels ask, and how many stand where. */
export type TrustSettings = TrustSettingsQuery;

/** Where to pin a member; null leaves the level to the measure again. */
export interface TrustPin {
  memberId: string;
  level: number | null;
  reason: string;
}

interface PinAnswer {
  member: { id: string } | null;
  userErrors: readonly { code: string; message: string }[];
}

/** The levels of the community. */
export function useTrustSettings(): UseQueryResult<TrustSettings> {
  const { slug } = useCommunity();
  const send = useRequest();
  return useQuery({
    queryKey: ['c', slug, 'trust'],
    queryFn: ({ signal }) => send(TrustSettingsDocument, {}, signal),
    // A form is filled from it: it must not change under the typing hand.
    refetchOnWindowFocus: false,
  });
}

/** Saves what levels ask. */
export function useTrustPolicySave(): UseMutationResult<
  TrustPolicyUpdateMutation['trustPolicyUpdate'],
  Error,
  TrustPolicyUpdateInput
> {
  const { slug } = useCommunity();
  const send = useRequest();
  const client = useQueryClient();
  return useMutation({
    mutationFn: async (input) => (await send(TrustPolicyUpdateDocument, { input })).trustPolicyUpdate,
    onSuccess: () => client.invalidateQueries({ queryKey: ['c', slug, 'trust'] }),
  });
}

/** Changes of a member's level, latest first. */
export function useTrustChanges(
  memberId: string,
): UseQueryResult<MemberTrustChangesQuery['memberTrustChanges']> {
  const { slug } = useCommunity();
  const send = useRequest();
  return useQuery({
    queryKey: ['c', slug, 'members', 'trust', memberId],
    queryFn: async ({ signal }) =>
      (await send(MemberTrustChangesDocument, { memberId }, signal)).memberTrustChanges,
  });
}

/** Pins a member's level, or leaves it to the measure again. */
export function useTrustPin(): UseMutationResult<PinAnswer, Error, TrustPin> {
  const { slug } = useCommunity();
  const send = useRequest();
  const client = useQueryClient();
  return useMutation({
    mutationFn: async ({ memberId, level, reason }): Promise<PinAnswer> => {
      if (level === null)
        return (await send(MemberTrustUnpinDocument, { input: { memberId, reason } })).memberTrustUnpin;
      return (await send(MemberTrustPinDocument, { input: { memberId, level, reason } })).memberTrustPin;
    },
    onSuccess: () => client.invalidateQueries({ queryKey: ['c', slug, 'members'] }),
  });
}
