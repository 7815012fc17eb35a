import type { ThreadMark } from '../generated/operations.js';

/** What the list of threads may be narrowed to, beside its space and a title. */
export const STANDINGS = ['pinned', 'featured', 'locked', 'slowed'] as const;

/** One of them. */
export type Standing = (typeof STANDINGS)[number];

/** Which threads are listed. */
export interface Narrowing {
  spaceId: string | null;
  standing: Standing | null;
  title: string;
}

/** As the address has it. */
export function readNarrowing(search: URLSearchParams): Narrowing {
  return {
    spaceId: search.get('space'),
    standing: STANDINGS.find((each) => each === search.get('standing')) ?? null,
    title: search.get('title') ?? '',
  };
}

/** The address of a list; no thread is chosen there. */
export function searchOf({ spaceId, standing, title }: Narrowing): string {
  const search = new URLSearchParams();
  if (spaceId) search.set('space', spaceId);
  if (standing) search.set('standing', standing);
  if (title) search.set('title', title);
  return `?${search.toString()}`;
}

/** As the API asks for it. */
export function markOf(standing: Standing | null): { mark: ThreadMark | null; isFeatured: boolean | null } {
  const marks = { pinned: 'PINNED', locked: 'LOCKED', slowed: 'SLOWED', featured: null } as const;
  return { mark: standing && marks[standing], isFeatured: standing === 'featured' ? true : null };
}
