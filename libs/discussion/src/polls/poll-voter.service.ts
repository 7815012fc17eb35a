import { Injectable } from '@nestjs/common';
import { type Actor, CursorCodec, type Page, type PageArgs, pageWindow, toPage } from '#platform';
import { PollRepository } from './poll.repository.js';
import { PollService } from './poll.service.js';

/** One option of one poll. */
export interface PollOption {
  pollId: string;
  /** From 1. */
  option: number;
}

/** Says who voted for what, in polls that are not anonymous. */
@Injectable()
export class PollVoterService {
  constructor(
    private readonly polls: PollRepository,
    private readonly service: PollService,
    private readonly cursors: CursorCodec,
  ) {}

  /**
   * In the order in which they joined, as many as the option's count says. Null where the poll is absent, hidden or
   * anonymous, or its counts are not for the actor to see yet; nobody voted for an option that there is not. Throws BadCursor.
   */
  async page(
    actor: Actor,
    { pollId, option }: PollOption,
    args: PageArgs,
  ): Promise<Page<{ memberId: string }> | null> {
    const window = pageWindow(this.cursors, `poll-voters/${pollId.toLowerCase()}/${option}`, args);
    const poll = await this.service.findCounted(actor, pollId);
    if (!poll || poll.isAnonymous) return null;
    const isThere = option >= 1 && option <= poll.options.length;
    const asked = { isRanked: poll.kind === 'RANKED', option, after: window.edge?.[0] ?? null };
    const rows = isThere ? await this.polls.votersOf(poll.id, asked, window.limit + 1) : [];
    return toPage(window, rows, ({ memberId }) => [memberId]);
  }
}
