import { Injectable } from '@nestjs/common';
import { type Actor, Jobs, newId } from '#platform';
import type { PostAdder, PostAddition, PostRequest } from '../extras/post-addition.js';
import { pollExtrasOf } from './poll-count.js';
import { acceptPoll, type PollDraft } from './poll-draft.js';
import { POLLS_CLOSE } from './polls-close.name.js';
import { PollRepository } from './poll.repository.js';

/** Writes the poll that a new post brings. */
@Injectable()
export class PollAdder implements PostAdder<{ poll?: PollDraft | null }> {
  constructor(
    private readonly polls: PollRepository,
    private readonly jobs: Jobs,
  ) {}

  /** Throws PollInvalid, InvalidUnicode and NulNotAllowed. */
  async prepare(
    { communityId }: Actor,
    { input }: PostRequest<{ poll?: PollDraft | null }>,
  ): Promise<PostAddition | null> {
    if (!input.poll) return Promise.resolve(null);
    const poll = { ...acceptPoll(input.poll, new Date()), id: newId(), communityId, closedAt: null };
    return Promise.resolve({
      extras: { poll: pollExtrasOf({ ...poll, postId: '' }, []) },
      write: async (tx, { id: postId }) => {
        await this.polls.insert(tx, { ...poll, postId });
        if (poll.closesAt) {
          const jobKey = `${POLLS_CLOSE}/${poll.id}`;
          await this.jobs.enqueue(tx, POLLS_CLOSE, {}, { jobKey, runAt: poll.closesAt });
        }
      },
    });
  }
}
