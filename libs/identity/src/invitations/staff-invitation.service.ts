import { Injectable } from '@nestjs/common';
import {
  type Actor,
  CursorCodec,
  Database,
  FactLog,
  isUuid,
  Mailer,
  newId,
  type Page,
  type PageArgs,
  pageWindow,
  toPage,
  type Tx,
} from '#platform';
import { Role, type RoleGrantRow, type RoleName } from '../access/role.js';
import { writeLetter } from '../accounts/account-letters.js';
import { AttemptLimiter } from '../accounts/attempt-limiter.js';
import { emailAddressOf } from '../accounts/email-address.js';
import { LinkBuilder } from '../accounts/link-builder.js';
import { CommunityDirectory } from '../community-directory.js';
import { RoleInvalid, SpaceNotFound } from '../members/member.errors.js';
import { newToken, tokenHashOf } from '../sessions/token.js';
import { InvitationNotFound, InvitationPending } from './invitation.errors.js';
import { InvitationCancelled, InvitationSent } from './invitation.facts.js';
import { InvitationRepository, type InvitationRow, type Sending } from './invitation.repository.js';

const INVITATION_DAYS = 7;
/** Letters that one community may have sent within a quarter of an hour. */
const LETTERS_MAX = 30;

/** Invites people to the staff. Nothing tells the admin whether an address is known: the letter is the same for all. */
@Injectable()
export class StaffInvitationService {
  constructor(
    private readonly database: Database,
    private readonly facts: FactLog,
    private readonly rows: InvitationRepository,
    private readonly directory: CommunityDirectory,
    private readonly limiter: AttemptLimiter,
    private readonly links: LinkBuilder,
    private readonly mailer: Mailer,
    private readonly cursors: CursorCodec,
  ) {}

  /** Newest first, closed ones too. Throws BadCursor. */
  async page(actor: Actor, args: PageArgs): Promise<Page<InvitationRow>> {
    const window = pageWindow(this.cursors, `invitations/${actor.communityId}`, args);
    return toPage(window, await this.rows.page(actor.communityId, window), (row) => [row.id]);
  }

  /** Throws EmailInvalid, RoleInvalid, SpaceNotFound, InvitationPending, RateLimited. Records InvitationSent. */
  async send(
    actor: Actor,
    input: { email: string; roles: readonly { role: RoleName; spaceId?: string | null }[] },
  ): Promise<InvitationRow> {
    const email = emailAddressOf(input.email);
    const roles = rolesOf(input.roles);
    await this.count(actor);
    const id = newId();
    await this.database.transaction(async (tx) => {
      const { token, sending } = this.newSending();
      const { communityId, memberId: invitedBy } = actor;
      if (!(await this.rows.insert(tx, { id, communityId, email, invitedBy, roles, ...sending })))
        throw new InvitationPending();
      await this.write(tx, actor, { id, email, token });
    });
    return this.require(actor, id);
  }

  /** A new letter with seven more days; the link before is void. Throws InvitationNotFound, RateLimited. Records InvitationSent. */
  async resend(actor: Actor, id: string): Promise<InvitationRow> {
    if (!isUuid(id)) throw new InvitationNotFound();
    await this.count(actor);
    await this.database.transaction(async (tx) => {
      const { token, sending } = this.newSending();
      const email = await this.rows.renew(tx, actor.communityId, id, sending);
      if (email === null) throw new InvitationNotFound();
      await this.write(tx, actor, { id, email, token });
    });
    return this.require(actor, id);
  }

  /** Its link is void. Throws InvitationNotFound. Records InvitationCancelled. */
  async cancel(actor: Actor, id: string): Promise<InvitationRow> {
    if (!isUuid(id)) throw new InvitationNotFound();
    const { communityId, memberId: cancelledBy } = actor;
    await this.database.transaction(async (tx) => {
      if (!(await this.rows.cancel(tx, communityId, id))) throw new InvitationNotFound();
      await this.facts.record(tx, InvitationCancelled, communityId, { invitationId: id, cancelledBy });
    });
    return this.require(actor, id);
  }

  private async require(actor: Actor, id: string): Promise<InvitationRow> {
    const row = await this.rows.findById(actor.communityId, id);
    if (!row) throw new InvitationNotFound();
    return row;
  }

  /** Letters count, not requests: a community is no way to flood a mailbox. */
  private async count({ communityId }: Actor): Promise<void> {
    await this.limiter.begin({ subject: ['invitation:community', communityId], max: LETTERS_MAX });
  }

  private newSending(): { token: string; sending: Sending } {
    const token = newToken('pvn_');
    const sentAt = new Date();
    const expiresAt = new Date(sentAt.getTime() + INVITATION_DAYS * 86_400_000);
    return { token, sending: { tokenHash: tokenHashOf(token), sentAt, expiresAt } };
  }

  private async write(
    tx: Tx,
    actor: Actor,
    { id, email, token }: { id: string; email: string; token: string },
  ): Promise<void> {
    const { communityId, memberId: sentBy } = actor;
    await this.facts.record(tx, InvitationSent, communityId, { invitationId: id, sentBy });
    const { slug, name: forum, defaultLocale } = await this.directory.letterheadOf(communityId);
    const facts = { forum, displayName: '', link: this.links.invitation(slug, token) };
    await this.mailer.send(tx, { to: email, ...writeLetter('invitation', defaultLocale, facts) });
  }
}

function rolesOf(
  given: readonly { role: RoleName; spaceId?: string | null }[],
): [RoleGrantRow, ...RoleGrantRow[]] {
  const roles = given.map(({ role, spaceId = null }) => {
    if (role === Role.MEMBER) throw new RoleInvalid('Every member has this role.', { field: 'roles' });
    if (spaceId !== null && role !== Role.MODERATOR)
      throw new RoleInvalid('Only moderators are limited to a space.', { field: 'roles' });
    if (spaceId !== null && !isUuid(spaceId)) throw new SpaceNotFound('roles');
    return { role, spaceId };
  });
  const [first, ...rest] = roles;
  if (!first || roles.length > 20) throw new RoleInvalid('Say which roles, 1 to 20.', { field: 'roles' });
  return [first, ...rest];
}
