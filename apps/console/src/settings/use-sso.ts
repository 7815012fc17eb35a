import { useMutation, useQueryClient, type UseMutationResult } from '@tanstack/react-query';
import { SsoKeyCreateDocument, SsoKeyRevokeDocument } from '../generated/documents/settings.js';
import type {
  SsoKeyCreateInput,
  SsoKeyCreateMutation,
  SsoKeyRevokeMutation,
} from '../generated/operations.js';
import { useCommunity, useRequest } from '../shell/community-context.js';

/** Adds a key; an HS256 secret comes back once and is kept nowhere. */
export function useSsoKeyCreate(): UseMutationResult<
  SsoKeyCreateMutation['ssoKeyCreate'],
  Error,
  SsoKeyCreateInput
> {
  const { slug } = useCommunity();
  const send = useRequest();
  const client = useQueryClient();
  return useMutation({
    mutationFn: async (input) => (await send(SsoKeyCreateDocument, { input })).ssoKeyCreate,
    gcTime: 0,
    onSuccess: () => client.invalidateQueries({ queryKey: ['c', slug, 'settings'] }),
  });
}

/** Ends a key: what it signed is refused from then on. */
export function useSsoKeyRevoke(): UseMutationResult<SsoKeyRevokeMutation['ssoKeyRevoke'], Error, string> {
  const { slug } = useCommunity();
  const send = useRequest();
  const client = useQueryClient();
  return useMutation({
    mutationFn: async (id) => (await send(SsoKeyRevokeDocument, { input: { id } })).ssoKeyRevoke,
    onSuccess: () => client.invalidateQueries({ queryKey: ['c', slug, 'settings'] }),
  });
}
