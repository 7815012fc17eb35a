import { Injectable } from '@nestjs/common';
import { PostAudience } from '#discussion';
import { Database, FactLog } from '#platform';
import type { NoticeSubject } from '../kinds/notice-rule.js';
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
    private readonly preferences: NoticePreferenceRepository,
    private readonly notices: NoticeWriterRepository,
  ) {}

  /**
   * Tells those of `memberIds` who may see it now, want to hear of it and were not told yet; remembers that the batch is
   * done where another follows. One short transaction. Records NoticesWritten.
   */
  async tell(subject: NoticeSubject, memberIds: readonly string[], next: string | null): Promise<void> {
    const told = await this.whoWants(subject, [...new Set(memberIds)]);
    if (told.length === 0 && next === null) return;
    await this.database.transaction(async (tx) => {
      const written = told.length > 0 ? await this.notices.insert(tx, subject, told) : [];
      if (next !== null) await this.notices.saveProgress(tx, { ...subject, after: next });
      if (written.length > 0)
        await this.facts.record(tx, NoticesWritten, subject.communityId, { memberIds: written });
    });
  }

  private async whoWants(subject: NoticeSubject, memberIds: readonly string[]): Promise<string[]> {
    const others = memberIds.filter((id) => id !== subject.actorId);
    if (others.length === 0) return [];
    const sees = await this.posts.whoSees(subject.postId, others);
    if (sees.length === 0) return [];
    const off = await this.preferences.whoTurnedOff(subject.kind, sees);
    return sees.filter((id) => !off.has(id));
  }
}
