import type { PollExtras, PollResults } from '#protocol';
import { type BallotGroup, instantRunoff } from './instant-runoff.js';
import type { PollRow } from './poll.entity.js';

/** Counts a poll's ballots. */
export function resultsOf(
  { kind, options }: Pick<PollRow, 'kind' | 'options'>,
  ballots: readonly BallotGroup[],
): PollResults {
  const votes = options.map(() => 0);
  for (const { choices, count } of ballots)
    for (const option of kind === 'RANKED' ? choices.slice(0, 1) : choices)
      votes[option - 1] = (votes[option - 1] ?? 0) + count;
  if (kind === 'RANKED') return { votes, ...instantRunoff(options.length, ballots) };
  const most = Math.max(...votes);
  const winners = votes.flatMap((count, index) => (count === most && most > 0 ? [index + 1] : []));
  return { votes, rounds: null, winners };
}

/** The poll as every reader sees it now. */
export function pollExtrasOf(poll: PollRow, ballots: readonly BallotGroup[]): PollExtras {
  const isClosed = poll.closedAt !== null;
  const isShown = isClosed || poll.visibility === 'ALWAYS';
  const { id, question, kind, options, minChoices, maxChoices, isAnonymous, mayChange, visibility } = poll;
  return {
    id,
    question,
    kind,
    options,
    minChoices,
    maxChoices,
    isAnonymous,
    mayChange,
    visibility,
    closesAt: poll.closesAt?.toISOString() ?? null,
    isClosed,
    voterCount: ballots.reduce((sum, { count }) => sum + count, 0),
    results: isShown ? resultsOf(poll, ballots) : null,
  };
}
