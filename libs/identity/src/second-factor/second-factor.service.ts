import { Injectable } from '@nestjs/common';
import { type Actor, Database, FactLog, type Tx } from '#platform';
import { renderSVG } from 'uqr';
import { AccountNotices } from '../accounts/account-notices.js';
import { AccountRepository, type AccountRow } from '../accounts/account.repository.js';
import { PasswordCheck } from '../accounts/password-check.js';
import { MemberRolesChanged } from '../members/member.facts.js';
import { ownerOf } from '../sessions/own-sessions.service.js';
import { SecondFactorIsOn } from './second-factor.errors.js';
import { SecondFactorDisabled, SecondFactorEnabled } from './second-factor.facts.js';
import { SecondFactorProof } from './second-factor-proof.js';
import { SecondFactorRepository, type SecondFactorState } from './second-factor.repository.js';
import { newTotpSecret, otpauthUrl, secretText } from './totp.js';

/** What an app needs to make codes. */
export interface Enrolment {
  /** Base32 in groups of four, to be typed. */
  secret: string;
  otpauthUrl: string;
  /** The same as a QR code. */
  qrSvg: string;
}

/** The second factor of the person who asks. All throw Unauthenticated for widget tokens and API keys, too. */
@Injectable()
export class SecondFactorService {
  constructor(
    private readonly database: Database,
    private readonly facts: FactLog,
    private readonly rows: SecondFactorRepository,
    private readonly proof: SecondFactorProof,
    private readonly passwords: PasswordCheck,
    private readonly accounts: AccountRepository,
    private readonly notices: AccountNotices,
  ) {}

  async stateOf(actor: Actor): Promise<SecondFactorState> {
    return this.rows.findState(ownerOf(actor));
  }

  /** A new secret, which counts once a first code has shown that the app has it. Throws SecondFactorIsOn, InvalidCredentials, RateLimited. */
  async begin(actor: Actor, input: { password: string }, address: string): Promise<Enrolment> {
    const account = await this.passwords.require(ownerOf(actor), input.password, address);
    const secret = newTotpSecret();
    const sealed = this.proof.sealFor(account.id, secret);
    await this.database.transaction(async (tx) => {
      if (!(await this.rows.put(tx, account.id, sealed))) throw new SecondFactorIsOn();
    });
    const url = otpauthUrl(secret, account.email);
    return { secret: secretText(secret), otpauthUrl: url, qrSvg: renderSVG(url, { border: 2 }) };
  }

  /** Puts it on; answers the recovery codes, for the only time. Throws SecondFactorMissing, CodeInvalid. Records SecondFactorEnabled. */
  async confirm(actor: Actor, input: { code: string }): Promise<string[]> {
    const accountId = ownerOf(actor);
    return this.database.transaction(async (tx) => {
      await this.proof.confirm(tx, accountId, input.code);
      await this.facts.record(tx, SecondFactorEnabled, null, { accountId });
      await this.noteChange(tx, accountId, 'factorOn');
      return this.proof.renewRecoveryCodes(tx, accountId);
    });
  }

  /** Throws CodeInvalid, SecondFactorMissing, RateLimited. Records SecondFactorDisabled. */
  async disable(actor: Actor, input: { code: string }, address: string): Promise<void> {
    const accountId = ownerOf(actor);
    await this.proof.spend({ accountId, code: input.code, address }, (tx) => this.remove(tx, accountId));
  }

  /** Instead of the earlier ones. Throws CodeInvalid, SecondFactorMissing, RateLimited. */
  async renewRecoveryCodes(actor: Actor, input: { code: string }, address: string): Promise<string[]> {
    const accountId = ownerOf(actor);
    return this.proof.spend({ accountId, code: input.code, address }, (tx) =>
      this.proof.renewRecoveryCodes(tx, accountId),
    );
  }

  /** Puts it off, whoever decided so. Records SecondFactorDisabled. */
  async remove(tx: Tx, accountId: string): Promise<void> {
    await this.rows.remove(tx, accountId);
    await this.rows.forgetTickets(tx, accountId);
    await this.facts.record(tx, SecondFactorDisabled, null, { accountId });
    await this.noteChange(tx, accountId, 'factorOff');
  }

  /** Rights that hang on the second factor are looked at again, on open sockets too, and the owner gets a letter. */
  private async noteChange(tx: Tx, accountId: string, kind: 'factorOn' | 'factorOff'): Promise<void> {
    for (const { communityId, memberId } of await this.rows.staffMembershipsOf(tx, accountId))
      await this.facts.record(tx, MemberRolesChanged, communityId, { memberId });
    const account = (await this.accounts.findById(accountId)) as AccountRow;
    await this.notices.write(tx, account, kind);
  }
}
