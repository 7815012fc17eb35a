import { Injectable } from '@nestjs/common';
import type { PollResults } from '#protocol';
import { type Actor, Database, isUuid, moderatesSpace, Secrets, type Tx } from '#platform';
import { isOwn, requireWriter } from '../discussion-access.js';
import { ExtrasWriter } from '../extras/extras-writer.js';
import type { Post } from '../graphql/post.types.js';
import { PostNotFound } from '../post/post.errors.js';
import { PostReader } from '../post/post-reader.js';
import { acceptChoices } from './poll-choices.js';
import { pollExtrasOf, resultsOf } from './poll-count.js';
import type { PollRow } from './poll.entity.js';
import { PollClosed, PollNotFound, PollNotYours, PollVoteFinal } from './poll.errors.js';
import { PollRepository } from './poll.repository.js';

/** What of a poll is its viewer's own. */
export interface ViewerPoll {
  /** Null where the viewer has not voted, or where nobody can tell any more: an anonymous poll that is closed. */
  choices: number[] | null;
  /** Null where the viewer may not see them yet. */
  results: PollResults | null;
}

/** Takes votes and closes polls. */
@Injectable()
export class PollService {
  constructor(
    private readonly database: Database,
    private readonly polls: PollRepository,
    private readonly reader: PostReader,
    private readonly extras: ExtrasWriter,
    private readonly secrets: Secrets,
  ) {}

  /**
   * One vote a member, in place of the one before where the poll lets it be changed; the same again changes nothing. In a
   * locked thread too. Throws NotAMember, MemberSuspended, PollNotFound, PollClosed, PollChoicesInvalid, PollVoteFinal.
   * Records PostExtrasChanged.
   */
  async vote(actor: Actor, pollId: string, choices: readonly number[]): Promise<Post> {
    return this.changeVote(actor, pollId, (poll) => acceptChoices(poll, choices));
  }

  /** Taking back what was not given changes nothing. Throws as `vote`. Records PostExtrasChanged. */
  async withdraw(actor: Actor, pollId: string): Promise<Post> {
    return this.changeVote(actor, pollId, () => null);
  }

  /** Closing twice is closing once. Throws PollNotFound, PollNotYours. Records PostExtrasChanged. */
  async close(actor: Actor, pollId: string): Promise<Post> {
    requireWriter(actor);
    const { poll, post } = await this.require(actor, pollId);
    if (!isOwn(actor, post) && !moderatesSpace(actor, post.spaceId)) throw new PollNotYours();
    await this.database.transaction((tx) => this.end(tx, poll));
    return this.again(actor, post);
  }

  /** For the worker: closes those whose time is over. Answers how many. Records PostExtrasChanged. */
  async closeOverdue(limit: number): Promise<number> {
    const overdue = await this.polls.overdue(limit);
    for (const poll of overdue) {
      try {
        await this.database.transaction((tx) => this.end(tx, poll));
      } catch (error) {
        // Held, withdrawn or removed: there is nobody to tell, and the poll is over all the same.
        if (!(error instanceof PostNotFound)) throw error;
        await this.database.transaction((tx) => this.endUnseen(tx, poll));
      }
    }
    return overdue.length;
  }

  /** Of each of these polls, in their order; one statement. Whoever asks has read the posts they are on. */
  async viewed(actor: Actor, pollIds: readonly string[]): Promise<ViewerPoll[]> {
    const { memberId } = actor;
    const voters = pollIds.map((id) => (memberId === null ? null : this.voterOf(id, memberId)));
    const rows = await this.polls.viewed(pollIds, voters);
    const byId = new Map(rows.map((row) => [row.id, row]));
    return pollIds.map((id) => {
      const row = byId.get(id);
      const results = row?.ballots ? resultsOf(row, row.ballots) : null;
      return { choices: row?.choices ?? null, results };
    });
  }

  /** The poll, where the actor sees it and its counts; null else. */
  async findCounted(actor: Actor, pollId: string): Promise<PollRow | null> {
    const found = await this.find(actor, pollId);
    if (!found) return null;
    const [viewed] = await this.viewed(actor, [found.poll.id]);
    return viewed?.results ? found.poll : null;
  }

  private async changeVote(
    actor: Actor,
    pollId: string,
    choicesFor: (poll: PollRow) => number[] | null,
  ): Promise<Post> {
    const memberId = requireWriter(actor);
    const { poll, post } = await this.require(actor, pollId);
    const choices = choicesFor(poll);
    await this.database.transaction(async (tx) => {
      // The poll first, the thread last, as closing does.
      const now = await this.polls.lock(tx, poll.id, 'SHARE');
      if (!now || now.isOver) throw new PollClosed();
      const voter = this.voterOf(poll.id, memberId);
      const owner = poll.isAnonymous ? null : memberId;
      const ballot = { pollId: poll.id, voter, memberId: owner, choices: choices ?? [] };
      const before = await this.polls.choicesIn(tx, ballot);
      if (String(before) === String(choices)) return;
      if (before && !poll.mayChange) throw new PollVoteFinal();
      if (!choices) await this.polls.withdraw(tx, ballot);
      else if (!(await this.polls.cast(tx, ballot, poll.mayChange))) throw new PollVoteFinal();
      // While counts are hidden from everybody, nobody sees anything of a vote that only changed.
      if (poll.visibility === 'AFTER_CLOSE' && before && choices) return;
      await this.show(tx, now);
    });
    return this.again(actor, post);
  }

  private async end(tx: Tx, { id }: Pick<PollRow, 'id'>): Promise<void> {
    const row = await this.polls.lock(tx, id, 'UPDATE');
    if (row?.closedAt !== null) return;
    await this.polls.close(tx, row);
    await this.show(tx, { ...row, closedAt: new Date() });
  }

  private async endUnseen(tx: Tx, { id }: Pick<PollRow, 'id'>): Promise<void> {
    const row = await this.polls.lock(tx, id, 'UPDATE');
    if (row?.closedAt !== null) return;
    await this.polls.close(tx, row);
    const poll = pollExtrasOf({ ...row, closedAt: new Date() }, await this.polls.ballotsIn(tx, id));
    await this.extras.changeUnseenPost(tx, row.postId, { poll });
  }

  private async show(tx: Tx, poll: PollRow): Promise<void> {
    const post = { communityId: poll.communityId, id: poll.postId };
    await this.extras.changePost(tx, post, async () => ({
      poll: pollExtrasOf(poll, await this.polls.ballotsIn(tx, poll.id)),
    }));
  }

  private async require(actor: Actor, pollId: string): Promise<{ poll: PollRow; post: Post }> {
    const found = await this.find(actor, pollId);
    if (!found) throw new PollNotFound();
    return found;
  }

  private async find(actor: Actor, pollId: string): Promise<{ poll: PollRow; post: Post } | null> {
    const poll = isUuid(pollId) ? await this.polls.find(actor.communityId, pollId) : null;
    const post = poll && (await this.reader.find(actor, poll.postId));
    return poll && post?.state === 'published' ? { poll, post } : null;
  }

  private async again(actor: Actor, { id }: Post): Promise<Post> {
    const post = await this.reader.find(actor, id);
    if (!post) throw new PostNotFound();
    return post;
  }

  /** Says nothing of the member to who has not the install's key. */
  private voterOf(pollId: string, memberId: string): Buffer {
    return this.secrets.sign('poll-ballot', `${pollId}/${memberId}`);
  }
}
