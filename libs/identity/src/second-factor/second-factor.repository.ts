import { Injectable } from '@nestjs/common';
import { Database, type Tx } from '#platform';

/** The second factor of an account. */
export interface SecondFactorRow {
  sealedSecret: Buffer;
  confirmedAt: Date | null;
  /** The step of the last code taken. */
  lastStep: number;
}

/** How the second factor of an account stands. */
export interface SecondFactorState {
  enabledAt: Date | null;
  recoveryCodesLeft: number;
}

/** Whose second step a ticket is: an account's, or that of a member of the account whom a provider let in. */
export interface TicketHolder {
  accountId: string;
  entry: { communityId: string; memberId: string; oidcProviderId: string } | null;
}

/** What a ticket lets its holder do. */
export type TicketPurpose = 'second-step' | 'second-factor-reset';

/** The SQL of second factors, recovery codes and tickets. */
@Injectable()
export class SecondFactorRepository {
  constructor(private readonly database: Database) {}

  async findState(accountId: string): Promise<SecondFactorState> {
    const [row] = await this.database.query<SecondFactorState>(
      `SELECT (SELECT confirmed_at FROM second_factor WHERE account_id = $1) AS "enabledAt",
              (SELECT count(*)::int FROM recovery_code WHERE account_id = $1 AND used_at IS NULL) AS "recoveryCodesLeft"`,
      [accountId],
    );
    return row as SecondFactorState;
  }

  /** The account behind a member, where it has a second factor. */
  async findGuardedAccount(tx: Tx, memberId: string): Promise<string | null> {
    const [row] = await tx.query<{ accountId: string }>(
      `SELECT m.account_id AS "accountId" FROM member m JOIN second_factor f ON f.account_id = m.account_id
       WHERE m.id = $1 AND f.confirmed_at IS NOT NULL`,
      [memberId],
    );
    return row?.accountId ?? null;
  }

  /** Locked, so that no code is taken twice. */
  async lock(tx: Tx, accountId: string): Promise<SecondFactorRow | null> {
    const [row] = await tx.query<SecondFactorRow>(
      `SELECT sealed_secret AS "sealedSecret", confirmed_at AS "confirmedAt", last_step::int AS "lastStep"
       FROM second_factor WHERE account_id = $1 FOR UPDATE`,
      [accountId],
    );
    return row ?? null;
  }

  /** Keeps a secret to be confirmed, instead of an earlier one. False where one is confirmed already. */
  async put(tx: Tx, accountId: string, sealedSecret: Buffer): Promise<boolean> {
    const rows = await tx.query(
      `INSERT INTO second_factor (account_id, sealed_secret, created_at) VALUES ($1, $2, now())
       ON CONFLICT (account_id) DO UPDATE SET sealed_secret = $2, created_at = now(), last_step = 0
         WHERE second_factor.confirmed_at IS NULL RETURNING account_id`,
      [accountId, sealedSecret],
    );
    return rows.length === 1;
  }

  /** The code of this step, and of those before, is used up. */
  async useStep(tx: Tx, accountId: string, step: number): Promise<void> {
    await tx.query(
      'UPDATE second_factor SET last_step = $2, confirmed_at = COALESCE(confirmed_at, now()) WHERE account_id = $1',
      [accountId, step],
    );
  }

  async remove(tx: Tx, accountId: string): Promise<void> {
    await tx.query('DELETE FROM second_factor WHERE account_id = $1', [accountId]);
    await tx.query('DELETE FROM recovery_code WHERE account_id = $1', [accountId]);
  }

  /** Instead of all earlier ones. */
  async replaceRecoveryCodes(tx: Tx, accountId: string, hashes: readonly Buffer[]): Promise<void> {
    await tx.query('DELETE FROM recovery_code WHERE account_id = $1', [accountId]);
    await tx.query('INSERT INTO recovery_code (account_id, code_hash) SELECT $1, unnest($2::bytea[])', [
      accountId,
      hashes,
    ]);
  }

  /** False where there is no such unused code. */
  async useRecoveryCode(tx: Tx, accountId: string, hash: Buffer): Promise<boolean> {
    const rows = await tx.query(
      `UPDATE recovery_code SET used_at = now() WHERE account_id = $1 AND code_hash = $2 AND used_at IS NULL
       RETURNING account_id`,
      [accountId, hash],
    );
    return rows.length === 1;
  }

  async insertTicket(
    tx: Tx,
    ticket: {
      tokenHash: Buffer;
      accountId: string;
      purpose: TicketPurpose;
      expiresAt: Date;
      entry?: TicketHolder['entry'];
    },
  ): Promise<void> {
    await tx.query(
      `INSERT INTO account_ticket (token_hash, account_id, purpose, created_at, expires_at, member_id, oidc_provider_id)
       VALUES ($1, $2, $3, now(), $4, $5, $6)`,
      [
        ticket.tokenHash,
        ticket.accountId,
        ticket.purpose,
        ticket.expiresAt,
        ticket.entry?.memberId ?? null,
        ticket.entry?.oidcProviderId ?? null,
      ],
    );
  }

  /** Whose ticket it is, without using it up. */
  async findTicket(tokenHash: Buffer, purpose: TicketPurpose): Promise<TicketHolder | null> {
    const [row] = await this.database.query<TicketHolder>(
      `SELECT t.account_id AS "accountId", CASE WHEN m.id IS NOT NULL THEN jsonb_build_object(
         'communityId', m.community_id, 'memberId', m.id, 'oidcProviderId', t.oidc_provider_id) END AS entry
       FROM account_ticket t LEFT JOIN member m ON m.id = t.member_id
       WHERE t.token_hash = $1 AND t.purpose = $2 AND t.expires_at > now()`,
      [tokenHash, purpose],
    );
    return row ?? null;
  }

  /** False where it is not live any more. */
  async takeTicket(tx: Tx, tokenHash: Buffer, purpose: TicketPurpose): Promise<boolean> {
    const rows = await tx.query(
      `DELETE FROM account_ticket WHERE token_hash = $1 AND purpose = $2 AND expires_at > now() RETURNING account_id`,
      [tokenHash, purpose],
    );
    return rows.length === 1;
  }

  async forgetTickets(tx: Tx, accountId: string): Promise<void> {
    await tx.query('DELETE FROM account_ticket WHERE account_id = $1', [accountId]);
  }

  async purgeTickets(): Promise<void> {
    await this.database.query('DELETE FROM account_ticket WHERE expires_at < now()');
  }

  /** Where the account is staff: its rights there may hang on the second factor. */
  async staffMembershipsOf(tx: Tx, accountId: string): Promise<{ communityId: string; memberId: string }[]> {
    return tx.query(
      `SELECT m.community_id AS "communityId", m.id AS "memberId" FROM member m
       WHERE m.account_id = $1 AND EXISTS (SELECT 1 FROM member_role r WHERE r.member_id = m.id)`,
      [accountId],
    );
  }
}
