/** Nobody is told of fewer people than this. */
export const FEWEST = 5;

/** How many of a group have read. */
export interface Segment {
  name: string;
  audienceCount: number;
  readCount: number;
}

/**
 * Groups of at least five: smaller ones stand together as `others`, which takes the smallest of the rest as long as it is
 * too small itself, since what is left of a total would single it out. None where all together are too few.
 */
export function unitedSegments(segments: readonly Segment[]): Segment[] {
  const there = segments.filter(({ audienceCount }) => audienceCount > 0);
  const bySize = [...there].sort((one, other) => one.audienceCount - other.audienceCount);
  const others: Segment = { name: 'others', audienceCount: 0, readCount: 0 };
  const joined = new Set<Segment>();
  for (const segment of bySize) {
    const isTooSmall = segment.audienceCount < FEWEST;
    const isNeeded = others.audienceCount > 0 && others.audienceCount < FEWEST;
    if (!isTooSmall && !isNeeded) break;
    joined.add(segment);
    others.audienceCount += segment.audienceCount;
    others.readCount += segment.readCount;
  }
  const alone = there.filter((segment) => !joined.has(segment));
  return others.audienceCount >= FEWEST ? [...alone, others] : alone;
}
