import { Injectable } from '@nestjs/common';
import { PostAudience, type PostInvolvement } from '#discussion';
import { Database, type Fact, type FactType, type OutsideConsumer } from '#platform';
import type { PostNews } from '../kinds/notice-rule.js';
import { NoticeRules } from '../kinds/notice-rules.js';
import { type NoticeProgress, NoticeWriterRepository } from './notice-writer.repository.js';
import { NoticeWriter } from './notice-writer.js';

/** Threads whose facts are told of at a time: each fact is several short statements, one after the other. */
const SIDE_BY_SIDE = 6;

/**
 * Tells members what happened. A fact may concern thousands: they are told in batches, each a transaction of its own with
 * a mark of how far it came, so that no transaction is held for all and a process that is killed is taken over where it
 * stood. That is why it moves its cursor like a consumer of the outside, after the work: a batch that comes again finds
 * its notices there, one a fact and member.
 */
@Injectable()
export class NoticeConsumer implements OutsideConsumer {
  readonly name = 'notifications.notices';
  readonly facts: readonly FactType<PostNews>[];

  constructor(
    private readonly database: Database,
    private readonly rules: NoticeRules,
    private readonly posts: PostAudience,
    private readonly writer: NoticeWriter,
    private readonly notices: NoticeWriterRepository,
  ) {
    this.facts = [...new Set(rules.list.flatMap(({ facts }) => facts))];
  }

  async deliver(facts: readonly Fact<PostNews>[]): Promise<void> {
    const begun = await this.notices.progressOf(facts.map(({ id }) => id));
    const posts = await this.posts.involved(facts.map(({ payload }) => payload.postId));
    const waiting = [...byThread(facts).values()];
    const takeTurns = async (): Promise<void> => {
      for (let ofThread = waiting.shift(); ofThread; ofThread = waiting.shift()) {
        for (const fact of ofThread)
          await this.tell(
            fact,
            posts.get(fact.payload.postId) ?? null,
            begun.find(({ factId }) => factId === fact.id) ?? null,
          );
      }
    };
    await Promise.all(Array.from({ length: SIDE_BY_SIDE }, takeTurns));
  }

  private async tell(
    fact: Fact<PostNews>,
    post: PostInvolvement | null,
    begun: NoticeProgress | null,
  ): Promise<void> {
    const rules = this.rules.of(fact);
    const from = Math.max(
      0,
      rules.findIndex(({ kind }) => kind === begun?.kind),
    );
    let hasMarks = begun !== null;
    for (const [index, rule] of rules.slice(from).entries()) {
      const subject = rule.subjectOf(fact);
      if (!subject) continue;
      let after = index === 0 ? (begun?.after ?? null) : null;
      do {
        const audience = await rule.audience(fact, post, after);
        await this.writer.tell(rule, subject, audience);
        hasMarks ||= audience.next !== null;
        after = audience.next;
      } while (after !== null);
    }
    if (hasMarks) await this.database.transaction((tx) => this.notices.forgetProgress(tx, fact.id));
  }
}

/** Those of one thread stay in their order: the latest of a group is the one that is told last. */
function byThread(facts: readonly Fact<PostNews>[]): Map<string, Fact<PostNews>[]> {
  const groups = new Map<string, Fact<PostNews>[]>();
  for (const fact of facts) {
    const { threadId } = fact.payload;
    groups.set(threadId, [...(groups.get(threadId) ?? []), fact]);
  }
  return groups;
}
