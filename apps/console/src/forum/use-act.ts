import {
  useMutation,
  useQueryClient,
  type InfiniteData,
  type UseMutationResult,
} from '@tanstack/react-query';
import {
  AnnouncementExpireDocument,
  IdeaMergeDocument,
  IdeaStatusSetDocument,
  IdeaUnmergeDocument,
  ThreadFeatureDocument,
  ThreadLockDocument,
  ThreadMakePrivateDocument,
  ThreadMakePublicDocument,
  ThreadMergeDocument,
  ThreadMoveDocument,
  ThreadPinDocument,
  ThreadSlowModeDocument,
  ThreadSplitDocument,
  ThreadTagDocument,
} from '../generated/documents/forum.js';
import type {
  AnnouncementExpireInput,
  ForumPageQuery,
  IdeaMergeInput,
  IdeaStatusSetInput,
  IdeaUnmergeInput,
  ThreadFeatureInput,
  ThreadLockInput,
  ThreadMakePrivateInput,
  ThreadMakePublicInput,
  ThreadMergeInput,
  ThreadMoveInput,
  ThreadPinInput,
  ThreadSlowModeInput,
  ThreadSplitInput,
  ThreadTagInput,
} from '../generated/operations.js';
import { useCommunity, useRequest } from '../shell/community-context.js';
import { forumKey, type ForumThread } from './use-forum.js';

/** What staff do with a thread. */
export type Act =
  | { kind: 'pin'; input: ThreadPinInput }
  | { kind: 'feature'; input: ThreadFeatureInput }
  | { kind: 'lock'; input: ThreadLockInput }
  | { kind: 'slow'; input: ThreadSlowModeInput }
  | { kind: 'tag'; input: ThreadTagInput }
  | { kind: 'hide'; input: ThreadMakePrivateInput }
  | { kind: 'show'; input: ThreadMakePublicInput }
  | { kind: 'move'; input: ThreadMoveInput }
  | { kind: 'merge'; input: ThreadMergeInput }
  | { kind: 'split'; input: ThreadSplitInput }
  | { kind: 'status'; input: IdeaStatusSetInput }
  | { kind: 'end'; input: AnnouncementExpireInput }
  | { kind: 'unite'; input: IdeaMergeInput }
  | { kind: 'part'; input: IdeaUnmergeInput };

/** What every one of them answers. */
export interface ActAnswer {
  thread: ForumThread | null;
  userErrors: readonly { code: string; message: string; field: string | null }[];
}

/** A write in hand, for the form that shows it. */
export type Acting = UseMutationResult<ActAnswer, Error, Act>;

async function doIt(send: ReturnType<typeof useRequest>, { kind, input }: Act): Promise<ActAnswer> {
  switch (kind) {
    case 'pin':
      return (await send(ThreadPinDocument, { input })).threadPin;
    case 'feature':
      return (await send(ThreadFeatureDocument, { input })).threadFeature;
    case 'lock':
      return (await send(ThreadLockDocument, { input })).threadLock;
    case 'slow':
      return (await send(ThreadSlowModeDocument, { input })).threadSlowMode;
    case 'tag':
      return (await send(ThreadTagDocument, { input })).threadTag;
    case 'hide':
      return (await send(ThreadMakePrivateDocument, { input })).threadMakePrivate;
    case 'show':
      return (await send(ThreadMakePublicDocument, { input })).threadMakePublic;
    case 'move':
      return (await send(ThreadMoveDocument, { input })).threadMove;
    case 'merge':
      return (await send(ThreadMergeDocument, { input })).threadMerge;
    case 'split':
      return (await send(ThreadSplitDocument, { input })).threadSplit;
    case 'status':
      return (await send(IdeaStatusSetDocument, { input })).ideaStatusSet;
    case 'end':
      return (await send(AnnouncementExpireDocument, { input })).announcementExpire;
    case 'unite':
      return (await send(IdeaMergeDocument, { input })).ideaMerge;
    case 'part':
      return (await send(IdeaUnmergeDocument, { input })).ideaUnmerge;
  }
}

/** Does something with a thread. Where it is listed it is right at once; the true lists are then read again. */
export function useAct(): Acting {
  const { slug } = useCommunity();
  const send = useRequest();
  const client = useQueryClient();
  return useMutation({
    mutationFn: (act: Act) => doIt(send, act),
    onSuccess: ({ thread }, { kind }) => {
      if (thread)
        client.setQueriesData<InfiniteData<ForumPageQuery['threads']>>(
          { queryKey: [...forumKey(slug), 'list'] },
          (before) => before && { ...before, pages: before.pages.map((page) => withThread(page, thread)) },
        );
      // The space of conversations is made with the first of them.
      if (kind === 'hide') void client.invalidateQueries({ queryKey: ['c', slug, 'frame'] });
      return client.invalidateQueries({ queryKey: forumKey(slug) });
    },
  });
}

function withThread(page: ForumPageQuery['threads'], thread: ForumThread): ForumPageQuery['threads'] {
  const edges = page.edges.map((edge) => (edge.node.id === thread.id ? { ...edge, node: thread } : edge));
  return { ...page, edges };
}
