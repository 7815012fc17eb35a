import { Injectable } from '@nestjs/common';
import { Database, type Tx } from '#platform';
import { TokenInvalid } from '../accounts/account.errors.js';
import { AccountRepository, type AccountRow } from '../accounts/account.repository.js';
import type { Client } from '../sessions/client.js';
import { type IssuedSession, SessionService } from '../sessions/session.service.js';
import { newToken, tokenHashOf } from '../sessions/token.js';
import { SecondFactorProof } from './second-factor-proof.js';
import { SecondFactorRepository } from './second-factor.repository.js';

const TICKET_MINUTES = 10;

/** Somebody who has just signed in. */
export interface SignedIn {
  account: AccountRow;
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
    private readonly sessions: SessionService,
  ) {}

  /** For who has proved to be the account's owner in one way. */
  async admit(account: AccountRow, client: Client): Promise<SignedIn | SecondStep> {
    const { enabledAt } = await this.rows.findState(account.id);
    return this.database.transaction(async (tx) =>
      enabledAt
        ? this.ask(tx, account.id)
        : { account, session: await this.sessions.openFull(tx, account.id, client) },
    );
  }

  /** The second step. The ticket works once, within ten minutes. Throws TokenInvalid, CodeInvalid, RateLimited. */
  async complete(
    input: { ticket: string; code: string },
    address: string,
    client: Client,
  ): Promise<SignedIn> {
    const tokenHash = tokenHashOf(input.ticket);
    const accountId = await this.rows.findTicket(tokenHash, 'second-step');
    const account = accountId ? await this.accounts.findById(accountId) : null;
    if (!account) throw new TokenInvalid('ticket');
    return this.proof.spend({ accountId: account.id, code: input.code, address }, async (tx) => {
      if (!(await this.rows.takeTicket(tx, tokenHash, 'second-step'))) throw new TokenInvalid('ticket');
      return { account, session: await this.sessions.openFull(tx, account.id, client) };
    });
  }

  private async ask(tx: Tx, accountId: string): Promise<SecondStep> {
    const ticket = newToken('pvh_');
    const expiresAt = new Date(Date.now() + TICKET_MINUTES * 60_000);
    await this.rows.insertTicket(tx, {
      tokenHash: tokenHashOf(ticket),
      accountId,
      purpose: 'second-step',
      expiresAt,
    });
    return { ticket, expiresAt };
  }
}
