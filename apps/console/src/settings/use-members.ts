import {
  keepPreviousData,
  useInfiniteQuery,
  useMutation,
  useQueryClient,
  type UseInfiniteQueryResult,
  type UseMutationResult,
} from '@tanstack/react-query';
import {
  MemberReinstateDocument,
  MemberRoleGrantDocument,
  MemberRoleRevokeDocument,
  MemberSuspendDocument,
  MemberTitleSetDocument,
  MembersDocument,
} from '../generated/documents/settings.js';
import type { MembersQuery, Role } from '../generated/operations.js';
import { useCommunity, useRequest } from '../shell/community-context.js';

/** A member as staff see them. */
export type MemberRecord = MembersQuery['members']['edges'][number]['node'];

/** One thing to do to a member. */
export type MemberChange =
  | { kind: 'grant' | 'revoke'; memberId: string; role: Role; spaceId: string | null }
  | { kind: 'title'; memberId: string; title: string | null }
  | { kind: 'suspend' | 'reinstate'; memberId: string; reason: string };

interface MemberAnswer {
  member: MemberRecord | null;
  userErrors: readonly { code: string; message: string }[];
}

const PAGE = 50;

/** Members whose name matches, by pages of 50. */
export function useMembers(query: string): UseInfiniteQueryResult<MemberRecord[]> {
  const { slug } = useCommunity();
  const send = useRequest();
  return useInfiniteQuery({
    queryKey: ['c', slug, 'members', query],
    queryFn: async ({ pageParam, signal }) =>
      (await send(MembersDocument, { query: query || null, first: PAGE, after: pageParam }, signal)).members,
    initialPageParam: null as string | null,
    getNextPageParam: ({ pageInfo }) => (pageInfo.hasNextPage ? pageInfo.endCursor : null),
    placeholderData: keepPreviousData,
    select: ({ pages }) => pages.flatMap((page) => page.edges.map((edge) => edge.node)),
  });
}

/** Grants or revokes a role, suspends or reinstates. */
export function useMemberChange(): UseMutationResult<MemberAnswer, Error, MemberChange> {
  const { slug } = useCommunity();
  const send = useRequest();
  const client = useQueryClient();
  return useMutation({
    mutationFn: async (change): Promise<MemberAnswer> => {
      switch (change.kind) {
        case 'grant':
        case 'revoke': {
          const { memberId, role, spaceId } = change;
          const input = { memberId, role, spaceId };
          return change.kind === 'grant'
            ? (await send(MemberRoleGrantDocument, { input })).memberRoleGrant
            : (await send(MemberRoleRevokeDocument, { input })).memberRoleRevoke;
        }
        case 'title': {
          const { memberId, title } = change;
          return (await send(MemberTitleSetDocument, { input: { memberId, title } })).memberTitleSet;
        }
        case 'suspend':
        case 'reinstate': {
          const { memberId, reason } = change;
          const input = { memberId, reason };
          return change.kind === 'suspend'
            ? (await send(MemberSuspendDocument, { input })).memberSuspend
            : (await send(MemberReinstateDocument, { input })).memberReinstate;
        }
      }
    },
    onSuccess: () => client.invalidateQueries({ queryKey: ['c', slug, 'members'] }),
  });
}
