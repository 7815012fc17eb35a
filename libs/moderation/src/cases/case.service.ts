import { Injectable } from '@nestjs/common';
import { MemberService } from '#identity';
import { PostAlreadyDecided, PostService } from '#discussion';
import {
  type Actor,
  CursorCodec,
  Database,
  FactLog,
  Forbidden,
  isUuid,
  NotFound,
  type Page,
  type PageArgs,
  pageWindow,
  toPage,
  type Tx,
} from '#platform';
import type { CaseOutcomeName } from './case.entity.js';
import { CaseAlreadyDecided, CaseVersionConflict } from './case.errors.js';
import { CaseDecided } from './case.facts.js';
import { CaseRepository, type SettledCase } from './case.repository.js';
import type { CaseRow } from './case-row.js';
import { DecisionRepository } from './decision.repository.js';
import { type QueueCount, QueueRepository } from './queue.repository.js';
import { type Judgement, requireReasoned } from './reasons.js';

/** A case as a moderator had it before them, and what they conclude. */
export interface CaseJudgement extends Judgement {
  readonly caseId: string;
  readonly version: number;
}

/** The removal of a published post, and its ground. */
export interface PostRemoval {
  readonly postId: string;
  readonly reasonCode: Judgement['reasonCode'];
  readonly reasonText: string;
}

/** Undoes the transaction: the case could not be settled as asked. */
class NotSettled extends Error {}

/** What waits for a human, and what humans conclude. A moderator of some spaces sees the cases of those only. */
@Injectable()
export class CaseService {
  constructor(
    private readonly database: Database,
    private readonly cases: CaseRepository,
    private readonly decisions: DecisionRepository,
    private readonly queues: QueueRepository,
    private readonly posts: PostService,
    private readonly members: MemberService,
    private readonly facts: FactLog,
    private readonly cursors: CursorCodec,
  ) {}

  /** Open cases oldest first, decided ones latest decision first. One statement. */
  async page(
    actor: Actor,
    filter: { state: 'open' | 'decided'; spaceId: string | null },
    args: PageArgs,
  ): Promise<Page<CaseRow>> {
    const spaceIds = spacesOf(actor, filter.spaceId);
    const list = `cases/${actor.communityId}/${filter.state}/${filter.spaceId ?? ''}`;
    const window = pageWindow(this.cursors, list, args);
    const rows = await this.cases.page(
      { communityId: actor.communityId, state: filter.state, spaceIds },
      window,
    );
    return toPage(window, rows, (row) => [(row.decidedAt ?? row.openedAt).toISOString(), row.id]);
  }

  /** Null when absent, or not the actor's to judge. */
  async find(actor: Actor, id: string): Promise<CaseRow | null> {
    return isUuid(id) ? this.cases.find(actor.communityId, id, spacesOf(actor, null)) : null;
  }

  /** True at the moment it is read. */
  async queueSummary(
    actor: Actor,
    spaceId: string | null,
  ): Promise<{ openCount: number; oldestOpenedAt: Date | null }> {
    return this.queues.summary(actor.communityId, spacesOf(actor, spaceId));
  }

  /**
   * Approves or rejects the post of an open case, once: the case, its decision, the post and the facts change together
   * or not at all. Throws ReasonRequired, ReasonTooLong, CaseAlreadyDecided, CaseVersionConflict; NotFound for a case that is not
   * the actor's to judge. Records CaseDecided beside discussion's own fact.
   */
  async decide(actor: Actor, judgement: CaseJudgement): Promise<CaseRow> {
    requireReasoned(judgement);
    const memberId = requireJudge(actor);
    if (!isUuid(judgement.caseId)) throw new NotFound();
    try {
      await this.database.transaction((tx) => this.settle(tx, actor, memberId, judgement));
    } catch (error) {
      if (error instanceof NotSettled) throw await this.explain(actor, judgement.caseId);
      // The author took the post back a moment ago, and the queue has not heard of it yet.
      if (error instanceof PostAlreadyDecided) throw new CaseAlreadyDecided(null);
      throw error;
    }
    return this.requireById(actor, judgement.caseId);
  }

  /** Removes a published post for a stated reason, which its author reads. Throws as `decide`. Records CaseDecided. */
  async removePost(actor: Actor, { postId, reasonCode, reasonText }: PostRemoval): Promise<void> {
    const judgement: Judgement = { verdict: 'reject', reasonCode, reasonText };
    requireReasoned(judgement);
    const memberId = requireJudge(actor);
    await this.database.transaction(async (tx) => {
      await this.queues.lock(tx, actor.communityId);
      const post = await this.posts.remove(tx, actor, postId, reasonText);
      const subject = { ...post, postId: post.id, communityId: actor.communityId };
      const settled = await this.cases.settleRemoved(tx, subject);
      if (!settled) throw new CaseVersionConflict();
      await this.decisions.append(tx, settled, judgement, { memberId, revisionId: post.revisionId });
      await this.announce(tx, settled, 'removed', await this.queues.shift(tx, actor.communityId, 0));
    });
  }

  private async settle(tx: Tx, actor: Actor, memberId: string, judgement: CaseJudgement): Promise<void> {
    const outcome = judgement.verdict === 'approve' ? 'published' : 'rejected';
    const { communityId } = actor;
    const { caseId, version } = judgement;
    await this.queues.lock(tx, communityId);
    const chosen = { communityId, caseId, version, spaceIds: spacesOf(actor, null) };
    const settled = await this.cases.settle(tx, chosen, outcome);
    if (!settled) throw new NotSettled();
    const post =
      outcome === 'published'
        ? await this.posts.publish(tx, actor, settled.postId)
        : await this.posts.reject(tx, actor, settled.postId, judgement.reasonText);
    await this.decisions.append(tx, settled, judgement, { memberId, revisionId: post.revisionId });
    await this.announce(tx, settled, outcome, await this.queues.shift(tx, communityId, -1));
  }

  private async announce(
    tx: Tx,
    settled: SettledCase,
    outcome: CaseOutcomeName,
    queue: QueueCount,
  ): Promise<void> {
    const { id: caseId, communityId, postId, threadId, spaceId, authorId } = settled;
    const payload = { caseId, postId, threadId, spaceId, authorId, outcome, ...queue };
    await this.facts.record(tx, CaseDecided, communityId, payload);
  }

  /** Why a case could not be settled, as the moderator may know it. */
  private async explain(actor: Actor, caseId: string): Promise<Error> {
    const found = await this.requireById(actor, caseId);
    if (found.state === 'open') return new CaseVersionConflict();
    const decider = found.decisions.at(-1)?.decidedBy;
    if (!decider) return new CaseAlreadyDecided(null);
    const [member] = await this.members.publicByIds(actor.communityId, [decider]);
    return new CaseAlreadyDecided(member?.displayName ?? '');
  }

  private async requireById(actor: Actor, caseId: string): Promise<CaseRow> {
    const found = await this.find(actor, caseId);
    if (!found) throw new NotFound();
    return found;
  }
}

/** The spaces whose cases the actor judges, narrowed to one where asked; null for the whole community. */
function spacesOf(actor: Actor, asked: string | null): readonly string[] | null {
  const own = actor.moderatedSpaceIds;
  if (asked === null) return own === 'all' ? null : [...own];
  const isTheirs = isUuid(asked) && (own === 'all' || own.has(asked));
  return isTheirs ? [asked] : [];
}

/** A decision is signed by a member. */
function requireJudge(actor: Actor): string {
  if (actor.memberId === null) throw new Forbidden();
  return actor.memberId;
}
