import { CommunityUpdated, SpaceAccessRevoked, SpaceVisibilityChanged } from '#community';
import {
  MemberReinstated,
  MemberRolesChanged,
  MemberSessionsEnded,
  MemberSuspended,
  SessionsRevoked,
} from '#identity';
import { ThreadMoved } from '#discussion';
import type { CommittedFact, FactType } from '#platform';

const CHANGES_OF_A_MEMBER = [
  MemberSuspended,
  MemberReinstated,
  MemberRolesChanged,
  MemberSessionsEnded,
  SpaceAccessRevoked,
];

/** Facts after which somebody may see less than before. */
export const RIGHTS_FACTS: readonly FactType<object>[] = [
  ...CHANGES_OF_A_MEMBER,
  SpaceVisibilityChanged,
  SessionsRevoked,
  CommunityUpdated,
  ThreadMoved,
];

/** Whose rights may have changed. */
export type RightsNews =
  | { memberId: string }
  | { threadId: string }
  | { spaceId: string }
  | { sessionIds: readonly string[] }
  | { communityId: string };

/** What a fact says about rights; null where it says nothing. */
export function rightsNewsOf({ type, communityId, payload }: CommittedFact): RightsNews | null {
  if (CHANGES_OF_A_MEMBER.some(({ name }) => name === type))
    return { memberId: (payload as { memberId: string }).memberId };
  if (type === ThreadMoved.name) return { threadId: (payload as { threadId: string }).threadId };
  if (type === SpaceVisibilityChanged.name) return { spaceId: (payload as { spaceId: string }).spaceId };
  if (type === SessionsRevoked.name)
    return { sessionIds: (payload as { sessionIds: readonly string[] }).sessionIds };
  if (type === CommunityUpdated.name) return { communityId: String(communityId) };
  return null;
}
