import pg from 'pg';
import { BackupError } from './backup.errors.js';

/** The oldest PostgreSQL that Parvis runs on. */
const OLDEST_SERVER = 150_000;

/** Rows are written as text: these settings make them read alike on every server. */
const SETTINGS = {
  statement_timeout: '0',
  idle_in_transaction_session_timeout: '0',
  lock_timeout: '0',
  timezone: 'UTC',
  datestyle: 'ISO, YMD',
  intervalstyle: 'postgres',
  bytea_output: 'hex',
  extra_float_digits: '1',
  xmloption: 'content',
};

/** A connection of its own for reading or loading a whole database. */
export class BackupSession {
  private constructor(
    readonly client: pg.Client,
    /** As in 180004. */
    readonly serverVersion: number,
  ) {}

  /** Throws SERVER_TOO_OLD, and what the connection throws. */
  static async open(url: string): Promise<BackupSession> {
    const client = new pg.Client({
      connectionString: url,
      application_name: 'parvis backup',
      connectionTimeoutMillis: 10_000,
    });
    // A broken connection also fails what is under way, which says so.
    client.on('error', () => undefined);
    await client.connect();
    try {
      const { rows } = await client.query<{ version: number }>(
        `SELECT current_setting('server_version_num')::int AS version`,
      );
      const version = rows[0]?.version ?? 0;
      if (version < OLDEST_SERVER)
        throw new BackupError('SERVER_TOO_OLD', 'PostgreSQL 15 or later is needed.');
      for (const [setting, value] of Object.entries(SETTINGS))
        await client.query('SELECT set_config($1, $2, false)', [setting, value]);
      return new BackupSession(client, version);
    } catch (error) {
      await client.end().catch(() => undefined);
      throw error;
    }
  }

  async query<Row>(sql: string, parameters: readonly unknown[] = []): Promise<Row[]> {
    const { rows } = await this.client.query(sql, [...parameters]);
    return rows as Row[];
  }

  /** Also in the middle of a statement: what was not committed is undone. */
  async close(): Promise<void> {
    await this.client.end().catch(() => undefined);
  }
}
