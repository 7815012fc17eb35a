import { randomUUID } from 'node:crypto';
import type { Kind } from './things.js';

/** What each identifier of the API names. A new one has to be entered here: the suite refuses a path it does not know. */
export const KIND_OF: Readonly<Record<string, Kind>> = {
  'apiKeyRevoke.id': 'apiKey',
  'oidcProviderRemove.id': 'oidcProvider',
  'oidcProviderSave.id': 'oidcProvider',
  'memberSecondFactorReset.memberId': 'guardedMember',
  'memberSessionsEnd.memberId': 'member',
  'sessionEnd.sessionId': 'session',
  'ssoKeyRetire.id': 'ssoKey',
  'ssoKeyRotate.id': 'ssoKey',
  'case.id': 'case',
  'cases.spaceId': 'space',
  'caseDecide.caseId': 'case',
  'export.id': 'export',
  'exportCancel.id': 'export',
  'exportStart.filter.spaceIds': 'space',
  'followSet.id': 'thread',
  'invitationCancel.invitationId': 'invitation',
  'invitationResend.invitationId': 'invitation',
  'invitationSend.roles.spaceId': 'space',
  'jobGiveUp.jobId': 'failedJob',
  'jobRetry.jobId': 'failedJob',
  'memberBlock.memberId': 'member',
  'memberMute.memberId': 'member',
  'memberReinstate.memberId': 'member',
  'memberRoleGrant.memberId': 'member',
  'memberRoleGrant.spaceId': 'space',
  'memberRoleRevoke.memberId': 'member',
  'memberRoleRevoke.spaceId': 'space',
  'memberSuspend.memberId': 'member',
  'memberTrustChanges.memberId': 'member',
  'memberTrustPin.memberId': 'member',
  'memberTrustUnpin.memberId': 'member',
  'memberUnblock.memberId': 'member',
  'memberUnmute.memberId': 'member',
  'myPendingPosts.threadId': 'waitingThread',
  'parkedFactGiveUp.factId': 'parkedFact',
  'parkedFactRetry.factId': 'parkedFact',
  'post.id': 'post',
  'postEdit.postId': 'post',
  'postRemove.postId': 'post',
  'postReply.parentId': 'parent',
  'postReply.threadId': 'thread',
  'postSource.id': 'post',
  'postWithdraw.postId': 'post',
  'queueSummary.spaceId': 'space',
  'space.slug': 'spaceSlug',
  'spaceAccessGrant.memberId': 'member',
  'spaceAccessGrant.spaceId': 'space',
  'spaceAccessRevoke.memberId': 'member',
  'spaceAccessRevoke.spaceId': 'space',
  'spaceCreate.parentId': 'space',
  'spaceUpdate.id': 'space',
  'spaceUpdate.parentId': 'space',
  'ssoKeyRevoke.id': 'ssoKey',
  'thread.id': 'thread',
  'threadByBinding.key': 'threadKey',
  'threadChanges.threadId': 'thread',
  'threadLock.threadId': 'thread',
  'threadOpen.spaceId': 'space',
  'threadRead.threadId': 'thread',
  'threadsMarkRead.spaceId': 'space',
  'threads.spaceId': 'space',
  'verbatims.filter.spaceIds': 'space',
};

/** Values without which an operation would be refused before it looks at what it was given. */
const VALUES: Readonly<Record<string, () => unknown>> = {
  'caseDecide.reasonCode': () => 'OK_ON_TOPIC',
  'caseDecide.reasonText': () => 'Parce que.',
  'caseDecide.verdict': () => 'APPROVE',
  'exportStart.query': () => '',
  'followSet.kind': () => 'THREAD',
  'followSet.level': () => 'TRACKING',
  'invitationSend.email': () => `invited-${randomUUID()}@brand.example`,
  'invitationSend.roles.role': () => 'MODERATOR',
  'memberRoleGrant.role': () => 'MODERATOR',
  'memberRoleRevoke.role': () => 'MODERATOR',
  'memberTrustPin.level': () => 2,
  'oidcProviderSave.audience': () => 'STAFF',
  'oidcProviderSave.clientId': () => randomUUID(),
  'oidcProviderSave.issuer': () => 'https://127.0.0.1',
  'parkedFactGiveUp.consumer': () => 'search.index',
  'parkedFactRetry.consumer': () => 'search.index',
  'postRemove.reasonCode': () => 'SPAM',
  'spaceUpdate.name': () => 'Renommé',
  'ssoKeyRetire.acceptsNoActiveKey': () => true,
  'ssoKeyRotate.algorithm': () => 'HS256',
  'ssoKeyRotate.retiresAt': () => new Date(Date.now() + 86_400_000).toISOString(),
  'threadChanges.after': () => 0,
  'threadRead.seconds': () => 1,
  'threadRead.upToSeq': () => 1,
  'verbatims.query': () => '',
};

/** Short enough that even a list of large things may be asked for by anybody. */
const PAGE = 8;

/** The value of an argument that names no object; undefined where its type says enough. */
export function valueOf(path: string): unknown {
  if (path.endsWith('.idempotencyKey')) return randomUUID();
  if (path.endsWith('.first')) return PAGE;
  return VALUES[path]?.();
}

/** True for a name that people give objects, which an outsider might guess as he might an id. */
export function isIdentifier(path: string): boolean {
  return path in KIND_OF;
}
