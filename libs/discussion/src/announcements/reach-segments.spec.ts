import { type Segment, unitedSegments } from './reach-segments.js';

const of = (...sizes: number[]): Segment[] =>
  sizes.map((audienceCount, index) => ({ name: String(index), audienceCount, readCount: 1 }));
const shown = (segments: Segment[]) => segments.map(({ name, audienceCount }) => `${name}: ${audienceCount}`);

describe('groups of readers', () => {
  it('stay as they are where each has five', () => {
    expect(shown(unitedSegments(of(5, 9, 100)))).toEqual(['0: 5', '1: 9', '2: 100']);
  });

  it('stand together where they are smaller', () => {
    expect(shown(unitedSegments(of(3, 9, 4)))).toEqual(['1: 9', 'others: 7']);
  });

  it('take the next one in where they are too few even together, since a total would tell of them', () => {
    expect(shown(unitedSegments(of(1, 9, 50)))).toEqual(['2: 50', 'others: 10']);
  });

  it('are none where all together are too few', () => {
    expect(unitedSegments(of(1, 2))).toEqual([]);
    expect(unitedSegments([])).toEqual([]);
  });

  it('lose nobody', () => {
    const united = unitedSegments(of(0, 1, 2, 3, 4, 5, 6));
    expect(united.reduce((sum, { audienceCount }) => sum + audienceCount, 0)).toBe(21);
  });
});
