import { Injectable, type OnModuleDestroy } from '@nestjs/common';
import { ChangeFeed, type CommittedFact, ReadVersions } from '#platform';

/** Version of everything in a community that is neither a thread nor a list of threads: settings, spaces, people. */
export const communityKey = (communityId: string): string => `community/${communityId}`;
/** Version of the lists of a community's threads, and of the counts over them. */
export const activityKey = (communityId: string): string => `activity/${communityId}`;
/** Version of all posts of a community, with what is added to them. */
export const postsKey = (communityId: string): string => `posts/${communityId}`;
/** Version of one thread with its posts. */
export const threadKey = (threadId: string): string => `thread/${threadId.toLowerCase()}`;

/** Facts that no guest sees anything of. */
const UNSEEN = new Set([
  'discussion.PostHeld',
  'discussion.PostRejected',
  'discussion.ReactionGiven',
  'discussion.ReactionTaken',
  // Told together with ThreadChanged.
  'discussion.AnswerAccepted',
  'discussion.AnswerUnaccepted',
  'discussion.QuestionJoined',
  'discussion.IdeaStatusChanged',
  'discussion.IdeaMergeChanged',
  'identity.MemberJoined',
  'identity.MemberTrustChanged',
  'identity.SessionsRevoked',
  'identity.SessionTokenReused',
  'identity.MemberSessionsEnded',
  'identity.MemberRelationsChanged',
  'identity.MemberPreferencesChanged',
  'identity.ApiKeyCreated',
  'identity.ApiKeyRevoked',
  'identity.InvitationSent',
  'identity.InvitationAccepted',
  'identity.InvitationCancelled',
  'moderation.CaseOpened',
  'moderation.CaseDecided',
  'notifications.NoticesWritten',
  'notifications.NoticesRead',
]);

/**
 * Moves the versions that a change makes stale: at once where this process made it, before its mutation is answered. A
 * fact that nothing is said of here moves its whole community: forgetting a rule costs speed, never truth.
 */
@Injectable()
export class VersionRules implements OnModuleDestroy {
  private readonly stop: () => void;

  constructor(
    private readonly versions: ReadVersions,
    changes: ChangeFeed,
  ) {
    this.stop = changes.onChange((fact) => this.apply(fact));
  }

  onModuleDestroy(): void {
    this.stop();
  }

  private apply({ type, communityId, payload }: CommittedFact): void {
    if (communityId === null || UNSEEN.has(type)) return;
    const { threadId, ...others } = payload as Partial<
      Record<'threadId' | 'mergedThreadId' | 'newThreadId', unknown>
    >;
    if (!type.startsWith('discussion.') || typeof threadId !== 'string') {
      this.versions.move(communityKey(communityId));
      return;
    }
    for (const id of [threadId, others.mergedThreadId, others.newThreadId])
      if (typeof id === 'string') this.versions.move(threadKey(id));
    this.versions.move(postsKey(communityId));
    // Lists show nothing of what is added to posts.
    if (type !== 'discussion.PostExtrasChanged') this.versions.move(activityKey(communityId));
  }
}
