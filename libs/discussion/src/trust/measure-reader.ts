import { Injectable } from '@nestjs/common';
import { ReactionTally } from '../reactions/reaction-tally.js';
import { ReadingTally } from '../reading/reading-tally.js';
import { ActivityTally, type CommunityActivity } from './activity-tally.js';
import { NOTHING_MEASURED, RECENT_DAYS, type TrustMeasures } from './trust-measure.js';

/** A share of what a busy community writes is more than anybody can read: counted no further than this. */
const MOST_ENTERED_BY_SHARE = 500;
const MOST_READ_BY_SHARE = 20_000;

const EVER = new Date(0);

/** Measures members: what they read, wrote, gave and got. */
@Injectable()
export class MeasureReader {
  constructor(
    private readonly reading: ReadingTally,
    private readonly activity: ActivityTally,
    private readonly reactions: ReactionTally,
  ) {}

  /** By member; six statements, whatever their number. */
  async measure(
    communityId: string,
    memberIds: readonly string[],
    now: Date,
  ): Promise<Map<string, TrustMeasures>> {
    const since = new Date(now.getTime() - RECENT_DAYS * 86_400_000);
    // All that is asked for is a quarter at most: four times what can count is enough to compare with.
    const most = { threads: 4 * MOST_ENTERED_BY_SHARE, posts: 4 * MOST_READ_BY_SHARE };
    const [all, recent, written, given, recentlyGiven, community] = await Promise.all([
      this.reading.ofMembers(communityId, memberIds),
      this.reading.ofMembers(communityId, memberIds, since),
      this.activity.ofMembers(communityId, memberIds, since),
      this.reactions.byMembers(communityId, memberIds, EVER),
      this.reactions.byMembers(communityId, memberIds, since),
      this.activity.ofCommunity(communityId, since, most),
    ]);
    const of = <Row extends { memberId: string }>(rows: readonly Row[], id: string) =>
      rows.find(({ memberId }) => memberId === id);
    return new Map(
      memberIds.map((id) => [
        id,
        {
          ...NOTHING_MEASURED,
          ...readOf(of(all, id)),
          ...recentOf(of(recent, id), community),
          threads_answered: of(written, id)?.threadsAnswered ?? 0,
          recent_threads_answered: of(written, id)?.recentThreadsAnswered ?? 0,
          recent_removals: of(written, id)?.recentRemovals ?? 0,
          reactions_given: of(given, id)?.given ?? 0,
          reactions_received: of(given, id)?.received ?? 0,
          recent_reactions_given: of(recentlyGiven, id)?.given ?? 0,
          recent_reactions_received: of(recentlyGiven, id)?.received ?? 0,
        },
      ]),
    );
  }
}

type Read = Awaited<ReturnType<ReadingTally['ofMembers']>>[number] | undefined;

function readOf(row: Read): Partial<TrustMeasures> {
  if (!row) return {};
  const { threadsEntered, postsRead, readSeconds, daysVisited } = row;
  return {
    threads_entered: threadsEntered,
    posts_read: postsRead,
    minutes_read: Math.floor(readSeconds / 60),
    days_visited: daysVisited,
  };
}

function recentOf(row: Read, community: CommunityActivity): Partial<TrustMeasures> {
  if (!row) return {};
  return {
    recent_days_visited: row.daysVisited,
    recent_threads_percent: percentOf(row.threadsEntered, community.threads),
    recent_posts_percent: percentOf(row.postsRead, community.posts),
  };
}

/** Of a community where nothing was written, everything was read. */
function percentOf(part: number, whole: number): number {
  return whole === 0 ? 100 : Math.min(100, Math.floor((100 * part) / whole));
}
