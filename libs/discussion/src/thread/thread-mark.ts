import { registerEnumType } from '@nestjs/graphql';

/** What staff said of threads, as lists are narrowed by it. */
export const ThreadMark = { PINNED: 'pinned', LOCKED: 'locked', SLOWED: 'slowed' } as const;

/** One of them. */
export type ThreadMarkName = (typeof ThreadMark)[keyof typeof ThreadMark];

registerEnumType(ThreadMark, {
  name: 'ThreadMark',
  description: 'What staff said of a thread.',
  valuesMap: {
    PINNED: { description: 'Shown first, in its space or everywhere.' },
    LOCKED: { description: 'Closed to replies.' },
    SLOWED: { description: 'Members wait between two messages.' },
  },
});
