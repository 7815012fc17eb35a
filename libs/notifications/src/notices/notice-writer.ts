import { Injectable } from '@nestjs/common';
import { FollowAudience, PostAudience } from '#discussion';
import { MemberRelations } from '#identity';
import { Database, FactLog } from '#platform';
import type { NoticeAudience, NoticeRule, NoticeSubject } from '../kinds/notice-rule.js';
import { NoticesWritten } from '../notifications.facts.js';
import { NoticePreferenceRepository } from '../preferences/notice-preference.repository.js';
import { NoticeWriterRepository } from './notice-writer.repository.js';

/** Writes the notices of one batch of members. */
@Injectable()
export class NoticeWriter {
  constructor(
    private readonly database: Database,
    private readonly facts: FactLog,
    private readonly posts: PostAudience,
    private readonly relations: MemberRelations,
    private readonly follows: FollowAudience,
    private readonly preferences: NoticePreferenceRepository,
    private readonly notices: NoticeWriterRepository,
  ) {}

  /**
   * Tells those who may see it now, ignore neither its author nor its thread, want its kind and were not told yet; remembers that the batch is
   * done where another follows. What is over is taken back. One short transaction. Records NoticesWritten.
   */
  async tell(rule: NoticeRule, subject: NoticeSubject, audience: NoticeAudience): Promise<void> {
    if (audience.isOver) return this.takeBack(subject);
    const { memberIds, next } = audience;
    const told = await this.whoWants(rule, subject, [...new Set(memberIds)]);
    if (told.length === 0 && next === null) return;
    await this.database.transaction(async (tx) => {
      const written =
        told.length > 0 ? await this.notices.insert(tx, subject, told, rule.isOnce === true) : [];
      if (next !== null) await this.notices.saveProgress(tx, { ...subject, after: next });
      if (written.length > 0)
        await this.facts.record(tx, NoticesWritten, subject.communityId, { memberIds: written });
    });
  }

  private async takeBack(subject: NoticeSubject): Promise<void> {
    await this.database.transaction(async (tx) => {
      const memberIds = await this.notices.takeBack(tx, subject);
      if (memberIds.length > 0)
        await this.facts.record(tx, NoticesWritten, subject.communityId, { memberIds });
    });
  }

  private async whoWants(
    rule: NoticeRule,
    subject: NoticeSubject,
    memberIds: readonly string[],
  ): Promise<string[]> {
    const others = memberIds.filter((id) => id !== subject.actorId);
    if (others.length === 0) return [];
    const sees = await this.posts.whoSees(subject.postId, others);
    if (sees.length === 0) return [];
    const off = await this.preferences.whoTurnedOff(subject.kind, sees);
    const ignores =
      subject.actorId === null ? new Set() : await this.relations.whoIgnores(subject.actorId, sees);
    const mutes = rule.isOwnNews ? new Set() : await this.follows.whoMutes(subject.threadId, sees);
    return sees.filter((id) => !off.has(id) && !ignores.has(id) && !mutes.has(id));
  }
}
