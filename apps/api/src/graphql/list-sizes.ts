/** What a list without paging is taken to hold. */
const PLAIN_LIST = 10;

/** Lists that are known to hold more, or never as much. */
export const LIST_SIZES: Readonly<Record<string, number>> = {
  'ThreadChanges.posts': 200,
  'Query.myPendingPosts': 50,
  'Query.exports': 50,
  // Most posts have none.
  'Post.attachments': 1,
  'Case.contextBefore': 3,
  'Case.signals': 5,
  'Case.decisions': 3,
  'MemberRecord.roles': 3,
  'NoticeGroup.actors': 3,
};

/** How many items a list without paging is weighed as; `field` is `Type.name`. */
export function listSizeOf(field: string): number {
  return LIST_SIZES[field] ?? PLAIN_LIST;
}
