/** Where a post stands. Only `published` has a text that others may read. */
export const PostState = {
  PUBLISHED: 'published',
  PENDING: 'pending',
  REJECTED: 'rejected',
  WITHDRAWN: 'withdrawn',
  REMOVED: 'removed',
} as const;

/** The name of a state, as the database keeps it. */
export type PostState = (typeof PostState)[keyof typeof PostState];
