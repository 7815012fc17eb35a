import { useMutation, useQueryClient, type UseMutationResult } from '@tanstack/react-query';
import {
  SsoKeyCreateDocument,
  SsoKeyRetireDocument,
  SsoKeyRevokeDocument,
  SsoKeyRotateDocument,
  SsoTokenDiagnoseDocument,
} from '../generated/documents/sign-on.js';
import type {
  SsoKeyCreateInput,
  SsoKeyCreateMutation,
  SsoKeyRetireInput,
  SsoKeyRetireMutation,
  SsoKeyRevokeInput,
  SsoKeyRevokeMutation,
  SsoTokenDiagnoseMutation,
} from '../generated/operations.js';
import { useCommunity, useRequest } from '../shell/community-context.js';

/** A key to add; with `replaces`, in place of another that stays good until `retiresAt`. */
export type NewSsoKey = SsoKeyCreateInput & { replaces?: { id: string; retiresAt: string } };

/** The verdict on a token. */
export type TokenVerdict = SsoTokenDiagnoseMutation['ssoTokenDiagnose'];

function useForgetSettings(): () => Promise<void> {
  const { slug } = useCommunity();
  const client = useQueryClient();
  return () => client.invalidateQueries({ queryKey: ['c', slug, 'settings'] });
}

/** Adds a key, or replaces one; an HS256 secret comes back once and is kept nowhere. */
export function useSsoKeyCreate(): UseMutationResult<SsoKeyCreateMutation['ssoKeyCreate'], Error, NewSsoKey> {
  const send = useRequest();
  const forget = useForgetSettings();
  return useMutation({
    mutationFn: async ({ replaces, ...input }) =>
      replaces
        ? (await send(SsoKeyRotateDocument, { input: { ...input, ...replaces } })).ssoKeyRotate
        : (await send(SsoKeyCreateDocument, { input })).ssoKeyCreate,
    gcTime: 0,
    onSuccess: forget,
  });
}

/** Gives a key its last day, or takes that back. */
export function useSsoKeyRetire(): UseMutationResult<
  SsoKeyRetireMutation['ssoKeyRetire'],
  Error,
  SsoKeyRetireInput
> {
  const send = useRequest();
  const forget = useForgetSettings();
  return useMutation({
    mutationFn: async (input) => (await send(SsoKeyRetireDocument, { input })).ssoKeyRetire,
    onSuccess: forget,
  });
}

/** Ends a key: what it signed is refused from then on. */
export function useSsoKeyRevoke(): UseMutationResult<
  SsoKeyRevokeMutation['ssoKeyRevoke'],
  Error,
  SsoKeyRevokeInput
> {
  const send = useRequest();
  const forget = useForgetSettings();
  return useMutation({
    mutationFn: async (input) => (await send(SsoKeyRevokeDocument, { input })).ssoKeyRevoke,
    onSuccess: forget,
  });
}

/** Has a token examined. Neither the token nor the verdict outlives the page. */
export function useTokenCheck(): UseMutationResult<TokenVerdict, Error, string> {
  const send = useRequest();
  return useMutation({
    mutationFn: async (token) =>
      (await send(SsoTokenDiagnoseDocument, { input: { token } })).ssoTokenDiagnose,
    gcTime: 0,
  });
}
