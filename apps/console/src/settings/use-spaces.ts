import { useMutation, useQueryClient, type UseMutationResult } from '@tanstack/react-query';
import {
  SpaceAccessGrantDocument,
  SpaceAccessRevokeDocument,
  SpaceCreateDocument,
  SpaceUpdateDocument,
} from '../generated/documents/settings.js';
import type { SpaceKind, SpaceUpdateInput, TagRule, Visibility } from '../generated/operations.js';
import { useCommunity, useRequest } from '../shell/community-context.js';

/** Which tags threads may have, as it is offered. */
export const TAG_RULES = ['MANAGED', 'FREE', 'NONE'] as const satisfies TagRule[];

/** What every write on a space answers. */
export interface SpaceAnswer {
  space: { id: string } | null;
  userErrors: readonly { code: string; message: string; field: string | null }[];
}

/** A space as the form has it; without an id it is a new one. */
export interface SpaceForm {
  id: string | null;
  slug: string;
  name: string;
  description: string;
  visibility: Visibility;
  kind: SpaceKind;
  tagRule: TagRule;
  /** Empty for one that is listed by itself. */
  parentId: string;
}

/** Creates or changes a space. */
export function useSpaceSave(): UseMutationResult<SpaceAnswer, Error, SpaceForm> {
  const { slug } = useCommunity();
  const send = useRequest();
  const client = useQueryClient();
  return useMutation({
    mutationFn: async ({ id, slug: spaceSlug, ...space }: SpaceForm): Promise<SpaceAnswer> => {
      if (id) return (await send(SpaceUpdateDocument, { input: { id, ...space } })).spaceUpdate;
      return (await send(SpaceCreateDocument, { input: { slug: spaceSlug, ...space } })).spaceCreate;
    },
    onSuccess: () => client.invalidateQueries({ queryKey: ['c', slug, 'frame'] }),
  });
}

/** Changes what is given of a space. */
export function useSpaceChange(): UseMutationResult<SpaceAnswer, Error, SpaceUpdateInput> {
  const { slug } = useCommunity();
  const send = useRequest();
  const client = useQueryClient();
  return useMutation({
    mutationFn: async (input): Promise<SpaceAnswer> =>
      (await send(SpaceUpdateDocument, { input })).spaceUpdate,
    onSuccess: () => client.invalidateQueries({ queryKey: ['c', slug, 'frame'] }),
  });
}

/** Opens a private space to a member, or closes it. */
export function useSpaceAccess(): UseMutationResult<
  SpaceAnswer,
  Error,
  { spaceId: string; memberId: string; isGranted: boolean }
> {
  const { slug } = useCommunity();
  const send = useRequest();
  const client = useQueryClient();
  return useMutation({
    mutationFn: async ({ spaceId, memberId, isGranted }): Promise<SpaceAnswer> => {
      const input = { spaceId, memberId };
      if (isGranted) return (await send(SpaceAccessGrantDocument, { input })).spaceAccessGrant;
      return (await send(SpaceAccessRevokeDocument, { input })).spaceAccessRevoke;
    },
    onSuccess: () => client.invalidateQueries({ queryKey: ['c', slug, 'members'] }),
  });
}
