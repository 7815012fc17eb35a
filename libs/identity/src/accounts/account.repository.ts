import { Injectable } from '@nestjs/common';
import { Database, type Tx } from '#platform';
import { AccountEntity } from './account.entity.js';
import type { SignUpEntity } from './sign-up.entity.js';

const COLUMNS = `id, email::text AS email, password_hash AS "passwordHash", display_name AS "displayName", locale,
  is_operator AS "isOperator", email_verified_at AS "emailVerifiedAt", created_at AS "createdAt"`;

/** An account as its row says. */
export type AccountRow = Readonly<AccountEntity>;

/** The SQL of accounts, and of the secrets mailed to their owners. */
@Injectable()
export class AccountRepository {
  constructor(private readonly database: Database) {}

  async findByEmail(email: string): Promise<AccountRow | null> {
    const [row] = await this.database.query<AccountRow>(
      `SELECT ${COLUMNS} FROM account WHERE email = $1::citext`,
      [email],
    );
    return row ?? null;
  }

  async findById(id: string): Promise<AccountRow | null> {
    const [row] = await this.database.query<AccountRow>(`SELECT ${COLUMNS} FROM account WHERE id = $1`, [id]);
    return row ?? null;
  }

  /** The community that the account has been a member of longest. */
  async findFirstCommunity(accountId: string): Promise<string | null> {
    const [row] = await this.database.query<{ communityId: string }>(
      'SELECT community_id AS "communityId" FROM member WHERE account_id = $1 ORDER BY joined_at, id LIMIT 1',
      [accountId],
    );
    return row?.communityId ?? null;
  }

  /** False when the address has an account already. */
  async insert(tx: Tx, account: AccountRow): Promise<boolean> {
    const rows = await tx.query(
      `INSERT INTO account (id, email, password_hash, display_name, locale, is_operator, email_verified_at, created_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT (email) DO NOTHING RETURNING id`,
      [
        account.id,
        account.email,
        account.passwordHash,
        account.displayName,
        account.locale,
        account.isOperator,
        account.emailVerifiedAt,
        account.createdAt,
      ],
    );
    return rows.length === 1;
  }

  /** Also ends sign-ins that are half done. Who holds the mailbox's link holds the mailbox: the address counts as verified. */
  async setPassword(tx: Tx, accountId: string, passwordHash: string): Promise<AccountRow> {
    await tx.query('DELETE FROM account_ticket WHERE account_id = $1', [accountId]);
    const [row] = await tx.query<AccountRow>(
      `UPDATE account SET password_hash = $2, email_verified_at = COALESCE(email_verified_at, now())
       WHERE id = $1 RETURNING ${COLUMNS}`,
      [accountId, passwordHash],
    );
    return row as AccountRow;
  }

  /** Takes a sign-up by the token of its letter; nobody takes it twice. */
  async takeSignUp(tx: Tx, tokenHash: Buffer, communityId: string): Promise<SignUpEntity | null> {
    const [row] = await tx.query<SignUpEntity>(
      `DELETE FROM sign_up WHERE token_hash = $1 AND community_id = $2 AND expires_at > now()
       RETURNING id, community_id AS "communityId", email::text AS email, password_hash AS "passwordHash",
         display_name AS "displayName", locale, created_at AS "createdAt"`,
      [tokenHash, communityId],
    );
    return row ?? null;
  }

  async forgetSignUps(tx: Tx, email: string): Promise<void> {
    await tx.query('DELETE FROM sign_up WHERE email = $1::citext', [email]);
  }

  /** Puts the letter's token on a sign-up. False when it has one, or is gone. */
  async stampSignUp(tx: Tx, id: string, tokenHash: Buffer): Promise<boolean> {
    const rows = await tx.query(
      'UPDATE sign_up SET token_hash = $2 WHERE id = $1 AND token_hash IS NULL RETURNING id',
      [id, tokenHash],
    );
    return rows.length === 1;
  }

  async insertPasswordToken(
    tx: Tx,
    token: { id: string; accountId: string; tokenHash: Buffer; expiresAt: Date },
  ): Promise<void> {
    await tx.query(
      `INSERT INTO password_token (id, account_id, token_hash, created_at, expires_at) VALUES ($1, $2, $3, now(), $4)`,
      [token.id, token.accountId, token.tokenHash, token.expiresAt],
    );
  }

  /** Whose password a token may set, without using it up. */
  async findByPasswordToken(tokenHash: Buffer): Promise<AccountRow | null> {
    const [row] = await this.database.query<AccountRow>(
      `SELECT ${COLUMNS} FROM account WHERE id =
         (SELECT account_id FROM password_token WHERE token_hash = $1 AND expires_at > now())`,
      [tokenHash],
    );
    return row ?? null;
  }

  /** Uses a token up, with every other of its account. False when it is not live. */
  async takePasswordToken(tx: Tx, tokenHash: Buffer, accountId: string): Promise<boolean> {
    const rows = await tx.query(
      'DELETE FROM password_token WHERE token_hash = $1 AND account_id = $2 AND expires_at > now() RETURNING id',
      [tokenHash, accountId],
    );
    await tx.query('DELETE FROM password_token WHERE account_id = $1', [accountId]);
    return rows.length === 1;
  }

  /** Forgets secrets whose time is over. */
  async purgeExpired(): Promise<void> {
    await this.database.query('DELETE FROM sign_up WHERE expires_at < now()');
    await this.database.query('DELETE FROM password_token WHERE expires_at < now()');
  }
}
