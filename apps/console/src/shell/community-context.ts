import { createContext, useCallback, useContext } from 'react';
import type { StoredDocument, CommunityFrameQuery } from '../generated/operations.js';
import { request } from '../graphql/client.js';

/** A space as the console lists it. */
export type Space = CommunityFrameQuery['spaces'][number];

/** The community being worked on. */
export type Community = CommunityFrameQuery['community'];

/** Permissions that decide what the console shows; the server decides what may be done. */
export type Permission =
  | 'case.read'
  | 'case.decide'
  | 'thread.moderate'
  | 'verbatim.read'
  | 'verbatim.export'
  | 'community.configure'
  | 'sign_on.manage'
  | 'api_key.manage'
  | 'space.manage'
  | 'member.read'
  | 'member.manage'
  | 'member.sanction';

/** The community of the address, and what the viewer may do there. */
export interface CommunityValue {
  slug: string;
  community: Community;
  spaces: readonly Space[];
  memberId: string | null;
  can: (permission: Permission) => boolean;
  /** Write to a member in private. */
  canOpenConversations: boolean;
}

/** Set by CommunityLayout. */
export const CommunityContext = createContext<CommunityValue | null>(null);

/** The community being worked on; null on the operator's screens. */
export function useMaybeCommunity(): CommunityValue | null {
  return useContext(CommunityContext);
}

/** The community being worked on. */
export function useCommunity(): CommunityValue {
  const value = useContext(CommunityContext);
  if (!value) throw new Error('useCommunity outside CommunityLayout');
  return value;
}

/** Sends a document about the community of the address. */
export function useRequest(): <Result, Variables>(
  document: StoredDocument<Result, Variables>,
  variables: Variables,
  signal?: AbortSignal,
) => Promise<Result> {
  const slug = useMaybeCommunity()?.slug;
  return useCallback(
    (document, variables, signal) => request(document, variables, { community: slug, signal }),
    [slug],
  );
}
