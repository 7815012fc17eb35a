import { Injectable } from '@nestjs/common';
import { Database, type Tx } from '#platform';
import { TokenInvalid } from '../accounts/account.errors.js';
import { AccountRepository, type AccountRow } from '../accounts/account.repository.js';
import { OidcProviderRepository } from '../oidc/oidc-provider.repository.js';
import type { Client } from '../sessions/client.js';
import { type IssuedSession, type ProviderEntrant, SessionService } from '../sessions/session.service.js';
import { newToken, tokenHashOf } from '../sessions/token.js';
import { SecondFactorProof } from './second-factor-proof.js';
import { SecondFactorRepository, type TicketHolder } from './second-factor.repository.js';

const TICKET_MINUTES = 10;

/** Somebody who has just signed in. */
export interface SignedIn {
  /** Null for a member whom a provider let in: such a session carries no account. */
  account: AccountRow | null;
  session: IssuedSession;
}

/** Half a sign-in: the ticket opens nothing but the second step. */
export interface SecondStep {
  ticket: string;
  expiresAt: Date;
}

/** The last thing every sign-in passes: a session, or the question for a code where the account has a second factor. */
@Injectable()
export class SecondStepService {
  constructor(
    private readonly database: Database,
    private readonly rows: SecondFactorRepository,
    private readonly proof: SecondFactorProof,
    private readonly accounts: AccountRepository,
    private readonly providers: OidcProviderRepository,
    private readonly sessions: SessionService,
  ) {}

  /** For who has proved to be the account's owner in one way. */
  async admit(account: AccountRow, client: Client): Promise<SignedIn | SecondStep> {
    const { enabledAt } = await this.rows.findState(account.id);
    return this.database.transaction(async (tx) =>
      enabledAt
        ? this.ask(tx, { accountId: account.id, entry: null })
        : { account, session: await this.sessions.openFull(tx, account.id, client) },
    );
  }

  /**
   * For a member whom a provider let in. The code is the account's behind the member; it is not asked for where the
   * provider's word on a second factor counts, and where there is none to ask for.
   */
  async admitMember(tx: Tx, entrant: ProviderEntrant, client: Client): Promise<SignedIn | SecondStep> {
    const { hasSecondFactor, ...entry } = entrant;
    const accountId = hasSecondFactor ? null : await this.rows.findGuardedAccount(tx, entry.memberId);
    if (accountId) return this.ask(tx, { accountId, entry });
    return { account: null, session: await this.sessions.openOfMember(tx, entrant, client) };
  }

  /** The second step. The ticket works once, within ten minutes. Throws TokenInvalid, CodeInvalid, RateLimited. */
  async complete(
    input: { ticket: string; code: string },
    address: string,
    client: Client,
  ): Promise<SignedIn> {
    const tokenHash = tokenHashOf(input.ticket);
    const holder = await this.rows.findTicket(tokenHash, 'second-step');
    const account = holder && (await this.accounts.findById(holder.accountId));
    if (!account) throw new TokenInvalid('ticket');
    return this.proof.spend({ accountId: account.id, code: input.code, address }, async (tx) => {
      if (!(await this.rows.takeTicket(tx, tokenHash, 'second-step'))) throw new TokenInvalid('ticket');
      const { entry } = holder;
      if (!entry) return { account, session: await this.sessions.openFull(tx, account.id, client) };
      // What the provider vouched for in the first step counts only as long as the community has the provider.
      if (!(await this.providers.use(tx, entry.oidcProviderId))) throw new TokenInvalid('ticket');
      const entrant = { ...entry, hasSecondFactor: true };
      return { account: null, session: await this.sessions.openOfMember(tx, entrant, client) };
    });
  }

  private async ask(tx: Tx, { accountId, entry }: TicketHolder): Promise<SecondStep> {
    const ticket = newToken('pvh_');
    const expiresAt = new Date(Date.now() + TICKET_MINUTES * 60_000);
    await this.rows.insertTicket(tx, {
      tokenHash: tokenHashOf(ticket),
      accountId,
      purpose: 'second-step',
      expiresAt,
      entry,
    });
    return { ticket, expiresAt };
  }
}
