import type { PostDraft } from '#discussion';
import type { ScreeningSettings } from '../check.js';

/** For the checks' own tests: an ordinary reply by a settled member, but for what the test states. */
export function draftOf(
  given: Partial<Omit<PostDraft, 'author'>> & { author?: Partial<PostDraft['author']> } = {},
): PostDraft {
  const { author, ...rest } = given;
  return {
    communityId: '018f0000-0000-7000-8000-000000000001',
    spaceId: '018f0000-0000-7000-8000-000000000002',
    threadId: '018f0000-0000-7000-8000-000000000003',
    isEdit: false,
    title: null,
    body: rest.plainText ?? 'Bonjour, ma lampe clignote.',
    plainText: 'Bonjour, ma lampe clignote.',
    links: [],
    sameTextCount: 0,
    ...rest,
    author: { publishedCount: 12, rejectedCount: 0, joinedAt: new Date(0), isStaff: false, ...author },
  };
}

/** The settings a community starts with. */
export const SETTINGS: ScreeningSettings = { newcomerPostThreshold: 2 };
