import type { IdeaStatus } from '../generated/operations.js';
import type { ForumThread } from './use-forum.js';

/** In the order in which an idea passes through them. */
export const IDEA_STATUSES = [
  'PROPOSED',
  'UNDER_REVIEW',
  'PLANNED',
  'IN_PROGRESS',
  'SHIPPED',
  'DECLINED',
] as const satisfies IdeaStatus[];

/** Where an idea stands; null for what is none. */
export function statusOf({ extras }: ForumThread): IdeaStatus | null {
  const status = extras?.idea?.status.toUpperCase();
  return IDEA_STATUSES.find((each) => each === status) ?? null;
}
