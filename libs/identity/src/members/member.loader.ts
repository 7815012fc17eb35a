import type DataLoader from 'dataloader';
import { inOrderOf, loaderOf, NotFound, type RequestContext } from '#platform';
import type { MemberRecordRow, PublicMemberRow } from './member.repository.js';
import type { MemberService } from './member.service.js';

/** The request's loader of public members by id. */
export function memberLoaderOf(
  context: RequestContext,
  members: MemberService,
): DataLoader<string, PublicMemberRow> {
  return loaderOf<string, PublicMemberRow>(context, memberLoaderOf, async (ids) =>
    inOrderOf(
      ids,
      await members.publicByIds(context.actor.communityId, ids),
      (row) => row.id,
      new NotFound(),
    ),
  );
}

/** The request's loader of staff views by id; only behind operations that need MemberRead. */
export function memberRecordLoaderOf(
  context: RequestContext,
  members: MemberService,
): DataLoader<string, MemberRecordRow> {
  return loaderOf<string, MemberRecordRow>(context, memberRecordLoaderOf, async (ids) =>
    inOrderOf(
      ids,
      await members.recordsByIds(context.actor.communityId, ids),
      (row) => row.id,
      new NotFound(),
    ),
  );
}
