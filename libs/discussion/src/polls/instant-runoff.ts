import type { PollRound } from '#protocol';

/** Ballots that say the same, how many there are. */
export interface BallotGroup {
  choices: readonly number[];
  count: number;
}

/**
 * Counts ranked ballots by instant runoff: each counts for the first of its options that is still in; as long as none has
 * more than half of them, the one with fewest is out. Of several with fewest, the one that had fewer in the latest round
 * in which they differed is out; those that never differed go together, for the order of a list decides nothing. It
 * ends with an option above half, or with all that are left equal.
 */
export function instantRunoff(
  optionCount: number,
  ballots: readonly BallotGroup[],
): { rounds: PollRound[]; winners: number[] } {
  const rounds: PollRound[] = [];
  let left = new Set(Array.from({ length: optionCount }, (_, index) => index + 1));
  for (;;) {
    const round = roundOf(optionCount, ballots, left);
    rounds.push(round);
    const votesOf = (option: number) => round.votes[option - 1] ?? 0;
    const standing = [...left];
    const total = standing.reduce((sum, option) => sum + votesOf(option), 0);
    if (total === 0) return { rounds, winners: [] };
    const most = Math.max(...standing.map(votesOf));
    if (most * 2 > total) return { rounds, winners: standing.filter((option) => votesOf(option) === most) };
    const out = weakestOf(standing, rounds);
    if (out.length === left.size) return { rounds, winners: standing };
    left = new Set(standing.filter((option) => !out.includes(option)));
  }
}

function roundOf(optionCount: number, ballots: readonly BallotGroup[], left: ReadonlySet<number>): PollRound {
  const votes: (number | null)[] = Array.from({ length: optionCount }, (_, index) =>
    left.has(index + 1) ? 0 : null,
  );
  let exhausted = 0;
  for (const { choices, count } of ballots) {
    const first = choices.find((option) => left.has(option));
    if (first === undefined) exhausted += count;
    else votes[first - 1] = (votes[first - 1] ?? 0) + count;
  }
  return { votes, exhausted };
}

/** Those to take out: fewest now, then fewest in the rounds before, backwards. */
function weakestOf(standing: readonly number[], rounds: readonly PollRound[]): number[] {
  let weakest = [...standing];
  for (const { votes } of [...rounds].reverse()) {
    const fewest = Math.min(...weakest.map((option) => votes[option - 1] ?? 0));
    weakest = weakest.filter((option) => votes[option - 1] === fewest);
  }
  return weakest;
}
