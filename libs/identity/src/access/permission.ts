/** What an actor may do in a community. Operations name one of these in `@Allow`. */
export const Permission = {
  ForumRead: 'forum.read',
  ThreadOpen: 'thread.open',
  PostReply: 'post.reply',
  ThreadModerate: 'thread.moderate',
  CaseRead: 'case.read',
  CaseDecide: 'case.decide',
  MemberRead: 'member.read',
  MemberSanction: 'member.sanction',
  MemberManage: 'member.manage',
  SpaceManage: 'space.manage',
  SpaceReadAll: 'space.read_all',
  VerbatimRead: 'verbatim.read',
  VerbatimExport: 'verbatim.export',
  CommunityConfigure: 'community.configure',
  ApiKeyManage: 'api_key.manage',
  SignOnManage: 'sign_on.manage',
} as const;

/** The name of a permission, as the API answers it. */
export type PermissionName = (typeof Permission)[keyof typeof Permission];
