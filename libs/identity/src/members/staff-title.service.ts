import { Injectable } from '@nestjs/common';
import { type Actor, Database, FactLog, isUuid } from '#platform';
import { lineOfText } from './line-of-text.js';
import { MemberNotFound, NotStaff } from './member.errors.js';
import { MemberTitleChanged } from './member.facts.js';
import { type MemberRecordRow, MemberRepository } from './member.repository.js';
import { MemberService } from './member.service.js';

/** What the staff are to the brand, in words that admins choose. */
@Injectable()
export class StaffTitleService {
  constructor(
    private readonly database: Database,
    private readonly facts: FactLog,
    private readonly members: MemberService,
    private readonly rows: MemberRepository,
  ) {}

  /**
   * 1 to 60 characters on one line, or null for none; the same again changes nothing. Throws MemberNotFound, NotStaff,
   * NameInvalid, InvalidUnicode, NulNotAllowed. Records MemberTitleChanged.
   */
  async set(actor: Actor, change: { memberId: string; title?: string | null }): Promise<MemberRecordRow> {
    const title = change.title == null ? null : lineOfText(change.title, 'title');
    const [member] = isUuid(change.memberId)
      ? await this.rows.recordsByIds(actor.communityId, [change.memberId])
      : [];
    if (!member) throw new MemberNotFound();
    if (member.roles.length === 0) throw new NotStaff();
    await this.database.transaction(async (tx) => {
      if (await this.rows.setTitle(tx, member.id, title))
        await this.facts.record(tx, MemberTitleChanged, actor.communityId, { memberId: member.id });
    });
    return this.members.requireById(actor, member.id);
  }
}
