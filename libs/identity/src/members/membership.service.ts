import { Injectable } from '@nestjs/common';
import { type Actor, Database, FactLog, newId, type Tx, Unauthenticated } from '#platform';
import { AccountRepository } from '../accounts/account.repository.js';
import { MemberJoined } from './member.facts.js';
import { CommunityDirectory } from '../community-directory.js';
import { MemberRepository } from './member.repository.js';
import { NameReserved } from './name.errors.js';
import { imitatesStaff } from './staff-name.js';

/** Who becomes a member, and by what they are known. */
export interface Newcomer {
  communityId: string;
  displayName: string;
  accountId?: string;
  ssoSubject?: string;
  /** Now where absent; imports know better. */
  joinedAt?: Date;
}

/** How people become members. */
@Injectable()
export class MembershipService {
  constructor(
    private readonly database: Database,
    private readonly facts: FactLog,
    private readonly members: MemberRepository,
    private readonly accounts: AccountRepository,
    private readonly directory: CommunityDirectory,
  ) {}

  /** Makes the actor's account a member; asking again answers the same member. Answers its id. Throws NameReserved. Records MemberJoined. */
  async join(actor: Actor): Promise<string> {
    if (actor.memberId) return actor.memberId;
    const account = actor.accountId ? await this.accounts.findById(actor.accountId) : null;
    if (!account) throw new Unauthenticated();
    const { communityId } = actor;
    const { id: accountId, displayName } = account;
    const { name: brand } = await this.directory.letterheadOf(communityId);
    if (imitatesStaff(displayName, brand)) throw new NameReserved('displayName');
    return this.database.transaction((tx) => this.admit(tx, { communityId, accountId, displayName }));
  }

  /** Finds or makes the member of an account or of a brand's customer; answers its id. Records MemberJoined. */
  async admit(tx: Tx, newcomer: Newcomer): Promise<string> {
    const { communityId, accountId = null, ssoSubject = null, displayName } = newcomer;
    const id = newId();
    const joinedAt = newcomer.joinedAt ?? new Date();
    const isNew = await this.members.insert(tx, {
      id,
      communityId,
      accountId,
      ssoSubject,
      displayName,
      state: 'active',
      joinedAt,
    });
    if (isNew) {
      await this.facts.record(tx, MemberJoined, communityId, { memberId: id });
      return id;
    }
    const known = accountId
      ? await this.members.findIdByAccount(tx, communityId, accountId)
      : await this.members.findIdBySubject(tx, communityId, ssoSubject ?? '');
    if (!known) throw new Error('A member was there a moment ago and is not now.');
    return known;
  }
}
