import {
  useMutation,
  useQuery,
  useQueryClient,
  type UseMutationResult,
  type UseQueryResult,
} from '@tanstack/react-query';
import {
  OidcProviderRemoveDocument,
  OidcProviderSaveDocument,
  OidcProvidersDocument,
} from '../generated/documents/sign-on.js';
import type {
  OidcProviderRemoveMutation,
  OidcProviderSaveInput,
  OidcProviderSaveMutation,
  OidcProvidersQuery,
} from '../generated/operations.js';
import { useCommunity, useRequest } from '../shell/community-context.js';

/** Where people sign in besides their password. */
export type Provider = OidcProvidersQuery['oidcProviders'][number];

/** The community's providers, oldest first. */
export function useProviders(): UseQueryResult<readonly Provider[]> {
  const { slug } = useCommunity();
  const send = useRequest();
  return useQuery({
    queryKey: ['c', slug, 'providers'],
    queryFn: async ({ signal }) => (await send(OidcProvidersDocument, {}, signal)).oidcProviders,
    refetchOnWindowFocus: false,
  });
}

/** Adds a provider or changes one. */
export function useProviderSave(): UseMutationResult<
  OidcProviderSaveMutation['oidcProviderSave'],
  Error,
  OidcProviderSaveInput
> {
  const { slug } = useCommunity();
  const send = useRequest();
  const client = useQueryClient();
  return useMutation({
    mutationFn: async (input) => (await send(OidcProviderSaveDocument, { input })).oidcProviderSave,
    gcTime: 0,
    onSuccess: () => client.invalidateQueries({ queryKey: ['c', slug, 'providers'] }),
  });
}

/** Removes a provider. */
export function useProviderRemove(): UseMutationResult<
  OidcProviderRemoveMutation['oidcProviderRemove'],
  Error,
  string
> {
  const { slug } = useCommunity();
  const send = useRequest();
  const client = useQueryClient();
  return useMutation({
    mutationFn: async (id) => (await send(OidcProviderRemoveDocument, { input: { id } })).oidcProviderRemove,
    onSuccess: () => client.invalidateQueries({ queryKey: ['c', slug, 'providers'] }),
  });
}
