import { Injectable } from '@nestjs/common';
import { type Actor, Database, Jobs, networkOf, newId, type Tx } from '#platform';
import { CommunityDirectory } from '../community-directory.js';
import { lineOfText } from '../members/line-of-text.js';
import { NameReserved } from '../members/name.errors.js';
import { imitatesStaff } from '../members/staff-name.js';
import { MembershipService } from '../members/membership.service.js';
import type { Client } from '../sessions/client.js';
import { SessionService } from '../sessions/session.service.js';
import { tokenHashOf } from '../sessions/token.js';
import { type SecondStep, SecondStepService, type SignedIn } from '../second-factor/second-step.service.js';
import { InvalidCredentials, TokenInvalid } from './account.errors.js';
import { AccountRepository, type AccountRow } from './account.repository.js';
import { AttemptLimiter } from './attempt-limiter.js';
import { emailAddressOf } from './email-address.js';
import { requirePassword } from './password-rule.js';
import { Passwords } from './passwords.js';
import { SIGN_UP_LETTER } from './sign-up-letter.job.js';
import { SignUpEntity } from './sign-up.entity.js';

const SIGN_UP_HOURS = 24;

/** Signing up and signing in. Nothing here tells whether an address has an account. */
@Injectable()
export class AccountService {
  constructor(
    private readonly database: Database,
    private readonly jobs: Jobs,
    private readonly directory: CommunityDirectory,
    private readonly accounts: AccountRepository,
    private readonly sessions: SessionService,
    private readonly memberships: MembershipService,
    private readonly passwords: Passwords,
    private readonly secondSteps: SecondStepService,
    private readonly limiter: AttemptLimiter,
  ) {}

  /**
   * Notes the wish and answers alike for new and known addresses: what the letter says is decided in the background.
   * Throws EmailInvalid, NameInvalid, NameReserved, WeakPassword and RateLimited.
   */
  async signUp(
    actor: Actor,
    input: { email: string; password: string; displayName: string; locale?: string },
    address: string,
  ): Promise<void> {
    const { defaultLocale, name: brand } = await this.directory.letterheadOf(actor.communityId);
    const email = emailAddressOf(input.email);
    const displayName = lineOfText(input.displayName, 'displayName');
    if (imitatesStaff(displayName, brand)) throw new NameReserved('displayName');
    requirePassword(input.password, 'password', email);
    await this.limiter.begin(
      { subject: ['letter:account', email.toLowerCase()], max: 10 },
      { subject: ['letter:address', networkOf(address)], max: 30 },
    );
    const passwordHash = await this.passwords.hash(input.password);
    const createdAt = new Date();
    await this.database.transaction(async (tx) => {
      const id = newId();
      await tx.manager.insert(SignUpEntity, {
        id,
        communityId: actor.communityId,
        email,
        passwordHash,
        displayName,
        locale: languageOf(input.locale ?? defaultLocale),
        tokenHash: null,
        createdAt,
        expiresAt: new Date(createdAt.getTime() + SIGN_UP_HOURS * 3_600_000),
      });
      await this.jobs.enqueue(tx, SIGN_UP_LETTER, { signUpId: id });
    });
  }

  /** Makes the account, joins the community, signs in. Throws TokenInvalid. Records MemberJoined. */
  async verifyEmail(actor: Actor, token: string, client: Client): Promise<SignedIn> {
    return this.database.transaction(async (tx) => {
      const signUp = await this.accounts.takeSignUp(tx, tokenHashOf(token), actor.communityId);
      if (!signUp) throw new TokenInvalid();
      const { email, passwordHash, displayName, locale } = signUp;
      const account = await this.create(tx, { email, passwordHash, displayName, locale });
      if (!account) throw new TokenInvalid();
      await this.memberships.admit(tx, {
        communityId: actor.communityId,
        accountId: account.id,
        displayName,
      });
      return { account, session: await this.sessions.openFull(tx, account.id, client) };
    });
  }

  /** Answers a session, or half a sign-in where the account has a second factor. Throws InvalidCredentials and RateLimited. */
  async login(
    input: { email: string; password: string },
    address: string,
    client: Client,
  ): Promise<SignedIn | SecondStep> {
    const attempt = await this.limiter.begin(
      { subject: ['sign-in:account', input.email.trim().toLowerCase()], max: 10 },
      { subject: ['sign-in:address', networkOf(address)], max: 30 },
    );
    const account = await this.accounts.findByEmail(input.email.trim().replaceAll('\0', ''));
    const isRight = await this.passwords.matches(account?.passwordHash ?? null, input.password);
    if (!account || !isRight) throw new InvalidCredentials();
    await attempt.forgive();
    return this.secondSteps.admit(account, client);
  }

  /** The account of the actor; null without one, and for a widget token, which a brand's page can read. */
  async findOwn(actor: Actor): Promise<AccountRow | null> {
    if (!actor.accountId || actor.scope !== 'full') return null;
    return this.accounts.findById(actor.accountId);
  }

  /** An account whose address is known to be its owner's. Null when the address has one already. */
  async createVerified(input: {
    email: string;
    password: string;
    displayName: string;
    locale: string;
    isOperator?: boolean;
  }): Promise<AccountRow | null> {
    const { password, ...rest } = input;
    const account = {
      ...rest,
      email: emailAddressOf(rest.email),
      passwordHash: await this.passwords.hash(password),
    };
    return this.database.transaction((tx) => this.create(tx, account));
  }

  private async create(
    tx: Tx,
    given: { email: string; passwordHash: string; displayName: string; locale: string; isOperator?: boolean },
  ): Promise<AccountRow | null> {
    const now = new Date();
    const account: AccountRow = {
      ...given,
      id: newId(),
      isOperator: given.isOperator ?? false,
      emailVerifiedAt: now,
      createdAt: now,
    };
    const isNew = await this.accounts.insert(tx, account);
    await this.accounts.forgetSignUps(tx, given.email);
    return isNew ? account : null;
  }
}

/** The language letters are written in. */
export function languageOf(locale: string): 'fr' | 'en' {
  return /^fr\b/i.test(locale) ? 'fr' : 'en';
}
