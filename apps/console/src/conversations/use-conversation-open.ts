import { useMutation, useQueryClient, type UseMutationResult } from '@tanstack/react-query';
import { ConversationOpenWithDocument } from '../generated/documents/conversations.js';
import type { ConversationOpenWithInput, ConversationOpenWithMutation } from '../generated/operations.js';
import { useCommunity, useRequest } from '../shell/community-context.js';

/** What beginning a conversation answers. */
export type ConversationAnswer = ConversationOpenWithMutation['conversationOpenWith'];

/** Begins a private conversation with a member. */
export function useConversationOpen(): UseMutationResult<
  ConversationAnswer,
  Error,
  ConversationOpenWithInput
> {
  const { slug } = useCommunity();
  const send = useRequest();
  const client = useQueryClient();
  return useMutation({
    mutationFn: async (input) => (await send(ConversationOpenWithDocument, { input })).conversationOpenWith,
    onSuccess: () => client.invalidateQueries({ queryKey: ['c', slug, 'forum'] }),
  });
}
