import {
  useInfiniteQuery,
  useMutation,
  useQueryClient,
  type InfiniteData,
  type UseInfiniteQueryResult,
  type UseMutationResult,
} from '@tanstack/react-query';
import {
  InvitationCancelDocument,
  InvitationResendDocument,
  InvitationSendDocument,
  MemberSecondFactorResetDocument,
  MemberSessionsEndDocument,
  SignInPolicyUpdateDocument,
  TeamDocument,
} from '../generated/documents/team.js';
import type { Role, TeamQuery } from '../generated/operations.js';
import { useCommunity, useRequest } from '../shell/community-context.js';

/** An invitation as admins see it. */
export type Invitation = TeamQuery['invitations']['edges'][number]['node'];

/** Whom to invite, and as what. */
export interface InvitationDraft {
  email: string;
  roles: { role: Role; spaceId: string | null }[];
}

interface Answer {
  userErrors: readonly { code: string; message: string }[];
}

/** The community's invitations, by pages of 50, and its sign-in policy. */
export function useTeam(): UseInfiniteQueryResult<InfiniteData<TeamQuery>> {
  const { slug } = useCommunity();
  const send = useRequest();
  return useInfiniteQuery({
    queryKey: ['c', slug, 'team'],
    queryFn: ({ pageParam, signal }) => send(TeamDocument, { after: pageParam }, signal),
    initialPageParam: null as string | null,
    getNextPageParam: ({ invitations: { pageInfo } }) => (pageInfo.hasNextPage ? pageInfo.endCursor : null),
  });
}

function useTeamChange<Given>(
  act: (send: ReturnType<typeof useRequest>, given: Given) => Promise<Answer>,
): UseMutationResult<Answer, Error, Given> {
  const { slug } = useCommunity();
  const send = useRequest();
  const client = useQueryClient();
  return useMutation({
    mutationFn: (given) => act(send, given),
    onSuccess: () => client.invalidateQueries({ queryKey: ['c', slug, 'team'] }),
  });
}

/** Invites somebody. */
export function useInvite(): UseMutationResult<Answer, Error, InvitationDraft> {
  return useTeamChange(async (send, input) => (await send(InvitationSendDocument, { input })).invitationSend);
}

/** Sends a letter again. */
export function useResend(): UseMutationResult<Answer, Error, string> {
  return useTeamChange(
    async (send, invitationId) =>
      (await send(InvitationResendDocument, { input: { invitationId } })).invitationResend,
  );
}

/** Takes an invitation back. */
export function useCancel(): UseMutationResult<Answer, Error, string> {
  return useTeamChange(
    async (send, invitationId) =>
      (await send(InvitationCancelDocument, { input: { invitationId } })).invitationCancel,
  );
}

/** Changes how the staff must sign in. */
export function usePolicyChange(): UseMutationResult<Answer, Error, boolean> {
  return useTeamChange(
    async (send, requiresSecondFactor) =>
      (await send(SignInPolicyUpdateDocument, { input: { requiresSecondFactor } })).signInPolicyUpdate,
  );
}

/** Ends a member's sessions in the community. */
export function useMemberSessionsEnd(): UseMutationResult<Answer, Error, string> {
  return useTeamChange(
    async (send, memberId) =>
      (await send(MemberSessionsEndDocument, { input: { memberId } })).memberSessionsEnd,
  );
}

/** Has the letter sent that turns a lost second factor off. */
export function useMemberFactorReset(): UseMutationResult<Answer, Error, string> {
  return useTeamChange(
    async (send, memberId) =>
      (await send(MemberSecondFactorResetDocument, { input: { memberId } })).memberSecondFactorReset,
  );
}
