import {
  useMutation,
  useQuery,
  useQueryClient,
  type UseMutationResult,
  type UseQueryResult,
} from '@tanstack/react-query';
import {
  AccountPasswordChangeDocument,
  OwnSessionsDocument,
  RecoveryCodesRenewDocument,
  SecondFactorBeginDocument,
  SecondFactorConfirmDocument,
  SecondFactorDisableDocument,
  SecurityDocument,
  SessionEndDocument,
  SessionEndOthersDocument,
} from '../generated/documents/security.js';
import type { SecondFactorBeginMutation, SecurityQuery } from '../generated/operations.js';
import { request } from '../graphql/client.js';

/** What protects the viewer's account. Who came by a provider has no second factor here: `secondFactor` is null. */
export interface Security {
  sessions: SecurityQuery['sessions'];
  secondFactor: SecurityQuery['secondFactor'] | null;
}

/** A place where the viewer is signed in. */
export type Session = Security['sessions'][number];

/** What an app needs to make codes. */
export type Enrolment = SecondFactorBeginMutation['secondFactorBegin'];

interface Answer {
  userErrors: readonly { code: string; message: string }[];
}

type Codes = Answer & { recoveryCodes: readonly string[] };

const KEY = ['security'];

/** Sessions and, of an account, the second factor. */
export function useSecurity(hasAccount: boolean): UseQueryResult<Security> {
  return useQuery({
    queryKey: KEY,
    queryFn: async ({ signal }): Promise<Security> => {
      if (hasAccount) return request(SecurityDocument, {}, { signal });
      return { ...(await request(OwnSessionsDocument, {}, { signal })), secondFactor: null };
    },
  });
}

function useAct<Given, Result extends Answer>(
  send: (given: Given) => Promise<Result>,
  changes: readonly (readonly string[])[] = [KEY],
): UseMutationResult<Result, Error, Given> {
  const client = useQueryClient();
  return useMutation({
    mutationFn: send,
    onSuccess: ({ userErrors }) =>
      userErrors.length === 0
        ? Promise.all(changes.map((queryKey) => client.invalidateQueries({ queryKey })))
        : undefined,
  });
}

/** Ends one session; all others where none is named. */
export function useSessionEnd(): UseMutationResult<Answer, Error, string | null> {
  return useAct(async (sessionId) =>
    sessionId === null
      ? (await request(SessionEndOthersDocument, {})).sessionEndOthers
      : (await request(SessionEndDocument, { input: { sessionId } })).sessionEnd,
  );
}

/** Changes the password. */
export function usePasswordChange(): UseMutationResult<
  Answer,
  Error,
  { currentPassword: string; newPassword: string }
> {
  return useAct(
    async (input) => (await request(AccountPasswordChangeDocument, { input })).accountPasswordChange,
  );
}

/** Asks for a secret. */
export function useEnrol(): UseMutationResult<Enrolment, Error, { password: string }> {
  return useAct(async (input) => (await request(SecondFactorBeginDocument, { input })).secondFactorBegin, []);
}

/** Turns two-step sign-in on with a first code. What the viewer may do can change with it. */
export function useConfirm(): UseMutationResult<Codes, Error, { code: string }> {
  return useAct(
    async (input) => (await request(SecondFactorConfirmDocument, { input })).secondFactorConfirm,
    [KEY, ['viewer']],
  );
}

/** Turns it off. */
export function useDisable(): UseMutationResult<Answer, Error, { code: string }> {
  return useAct(
    async (input) => (await request(SecondFactorDisableDocument, { input })).secondFactorDisable,
    [KEY, ['viewer']],
  );
}

/** Makes new recovery codes. */
export function useRenew(): UseMutationResult<Codes, Error, { code: string }> {
  return useAct(async (input) => (await request(RecoveryCodesRenewDocument, { input })).recoveryCodesRenew);
}
