import {
  useMutation,
  useQuery,
  useQueryClient,
  type UseMutationResult,
  type UseQueryResult,
} from '@tanstack/react-query';
import {
  ApiKeyCreateDocument,
  ApiKeyRevokeDocument,
  ApiKeysDocument,
} from '../generated/documents/sign-on.js';
import type {
  ApiKeyCreateInput,
  ApiKeyCreateMutation,
  ApiKeyRevokeMutation,
  ApiKeysQuery,
} from '../generated/operations.js';
import { useCommunity, useRequest } from '../shell/community-context.js';

/** A program's way in, as admins see it. */
export type ApiKey = ApiKeysQuery['apiKeys'][number];

/** Every key of the community, and what the viewer may give to a new one. */
export function useApiKeys(): UseQueryResult<ApiKeysQuery> {
  const { slug } = useCommunity();
  const send = useRequest();
  return useQuery({
    queryKey: ['c', slug, 'api-keys'],
    queryFn: ({ signal }) => send(ApiKeysDocument, {}, signal),
  });
}

/** Makes a key; its token comes back once and is kept nowhere. */
export function useApiKeyCreate(): UseMutationResult<
  ApiKeyCreateMutation['apiKeyCreate'],
  Error,
  ApiKeyCreateInput
> {
  const { slug } = useCommunity();
  const send = useRequest();
  const client = useQueryClient();
  return useMutation({
    mutationFn: async (input) => (await send(ApiKeyCreateDocument, { input })).apiKeyCreate,
    gcTime: 0,
    onSuccess: () => client.invalidateQueries({ queryKey: ['c', slug, 'api-keys'] }),
  });
}

/** Closes a program's way in. */
export function useApiKeyRevoke(): UseMutationResult<ApiKeyRevokeMutation['apiKeyRevoke'], Error, string> {
  const { slug } = useCommunity();
  const send = useRequest();
  const client = useQueryClient();
  return useMutation({
    mutationFn: async (id) => (await send(ApiKeyRevokeDocument, { input: { id } })).apiKeyRevoke,
    onSuccess: () => client.invalidateQueries({ queryKey: ['c', slug, 'api-keys'] }),
  });
}
