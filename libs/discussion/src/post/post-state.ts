/** Where a post stands. Only `published` has a text that others may read. */
export const PostState = {
  PUBLISHED: 'published',
  PENDING: 'pending',
  REJECTED: 'rejected',
  WITHDRAWN: 'withdrawn',
  REMOVED: 'removed',
} as const;

export type PostState = (typeof PostState)[keyof typeof PostState];
