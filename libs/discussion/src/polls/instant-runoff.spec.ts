import { instantRunoff } from './instant-runoff.js';

const ballots = (...groups: [count: number, ...choices: number[]][]) =>
  groups.map(([count, ...choices]) => ({ count, choices }));

describe('an instant runoff', () => {
  it('ends at once where an option has more than half', () => {
    const { rounds, winners } = instantRunoff(3, ballots([3, 1, 2], [1, 2], [1, 3]));
    expect(winners).toEqual([1]);
    expect(rounds).toEqual([{ votes: [3, 1, 1], exhausted: 0 }]);
  });

  it('gives the votes of the weakest to what they prefer next', () => {
    // Tennessee, the textbook's example: Memphis, Nashville, Chattanooga, Knoxville.
    const { rounds, winners } = instantRunoff(
      4,
      ballots([42, 1, 2, 3, 4], [26, 2, 3, 4, 1], [15, 3, 4, 2, 1], [17, 4, 3, 2, 1]),
    );
    expect(winners).toEqual([4]);
    expect(rounds.map(({ votes }) => votes)).toEqual([
      [42, 26, 15, 17],
      [42, 26, null, 32],
      [42, null, null, 58],
    ]);
  });

  it('counts ballots with nothing left as exhausted', () => {
    const { rounds, winners } = instantRunoff(3, ballots([4, 1], [3, 2], [2, 3]));
    expect(rounds.at(-1)).toEqual({ votes: [4, 3, null], exhausted: 2 });
    expect(winners).toEqual([1]);
  });

  it('takes out, of the weakest, the one that was weaker before', () => {
    const { rounds } = instantRunoff(4, ballots([6, 1], [4, 2], [3, 3], [1, 4, 3]));
    expect(rounds[1]?.votes).toEqual([6, 4, 4, null]);
    expect(rounds[2]?.votes).toEqual([6, 4, null, null]);
  });

  it('leaves those that are equal to the end as winners together, whatever their order', () => {
    expect(instantRunoff(2, ballots([2, 1], [2, 2])).winners).toEqual([1, 2]);
    expect(instantRunoff(3, ballots([2, 3], [2, 2])).winners).toEqual([2, 3]);
  });

  it('has no winner without a vote', () => {
    expect(instantRunoff(2, [])).toEqual({ rounds: [{ votes: [0, 0], exhausted: 0 }], winners: [] });
  });
});
