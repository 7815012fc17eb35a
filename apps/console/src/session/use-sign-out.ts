import { useMutation, useQueryClient } from '@tanstack/react-query';
import { AccountLogoutDocument } from '../generated/documents/session.js';
import { request } from '../graphql/client.js';

/** Ends the session and forgets everything that was read with it. */
export function useSignOut(): () => void {
  const client = useQueryClient();
  const { mutate } = useMutation({
    mutationFn: () => request(AccountLogoutDocument, {}),
    onSettled: () => {
      client.removeQueries({ predicate: (query) => query.queryKey[0] !== 'viewer' });
      return client.resetQueries({ queryKey: ['viewer'] });
    },
  });
  return () => mutate();
}
