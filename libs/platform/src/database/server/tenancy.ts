import pg from 'pg';
import { SUPERUSER, type Cluster } from './cluster.js';

/** Advisory lock numbers in the maintenance database; everyone holds USER shared, the forum also holds FORUM. */
const USER_LOCK = 7_263_101;
const FORUM_LOCK = 7_263_102;
const PROVISION_LOCK = 7_263_103;

/** The role and the database of the forum on the embedded server. */
export const FORUM_ROLE = 'parvis';

/**
 * One process's stake in the embedded server: session locks on a connection of its own. The server drops them with the
 * connection, so a killed process never leaves a stale claim, and the last one to leave knows that it may stop the server.
 */
export class Tenancy {
  private constructor(private readonly client: pg.Client) {}

  /** Null when the server is going down under the last leaver. `onLost` runs if the connection breaks later. */
  static async enter(cluster: Cluster, port: number, onLost: () => void): Promise<Tenancy | null> {
    const client = new pg.Client({
      host: '127.0.0.1',
      port,
      user: SUPERUSER,
      password: cluster.password,
      database: 'postgres',
      application_name: 'parvis tenancy',
      keepAlive: true,
    });
    let isSettled = false;
    client.on('error', () => undefined);
    client.on('end', () => isSettled && onLost());
    await client.connect();
    const tenancy = new Tenancy(client);
    try {
      if (!(await tenancy.ask(`pg_try_advisory_lock_shared(${USER_LOCK})`))) {
        await client.end();
        return null;
      }
    } catch (error) {
      await client.end().catch(() => undefined);
      throw error;
    }
    isSettled = true;
    return tenancy;
  }

  /** False when another process serves the forum on this server. */
  async claimForum(): Promise<boolean> {
    return this.ask(`pg_try_advisory_lock(${FORUM_LOCK})`);
  }

  /** True when nobody else uses the server any more, and nobody can begin to until the connection ends. */
  async isLast(): Promise<boolean> {
    await this.ask(`pg_advisory_unlock_shared(${USER_LOCK})`);
    return this.ask(`pg_try_advisory_lock(${USER_LOCK})`);
  }

  /** Makes the forum's role (no superuser: a hole in a query must not become one in the machine) and its database. */
  async provision(password: string): Promise<void> {
    await this.client.query(`SELECT pg_advisory_lock(${PROVISION_LOCK})`);
    try {
      if (!(await this.ask(`EXISTS (SELECT FROM pg_roles WHERE rolname = '${FORUM_ROLE}')`))) {
        const secret = pg.escapeLiteral(password);
        await this.client.query(`CREATE ROLE ${FORUM_ROLE} LOGIN CREATEDB PASSWORD ${secret}`);
      }
      if (!(await this.ask(`EXISTS (SELECT FROM pg_database WHERE datname = '${FORUM_ROLE}')`))) {
        await this.client.query(`CREATE DATABASE ${FORUM_ROLE} OWNER ${FORUM_ROLE}`);
      }
    } finally {
      await this.client.query(`SELECT pg_advisory_unlock(${PROVISION_LOCK})`);
    }
  }

  /** Gives up every claim. */
  async leave(): Promise<void> {
    this.client.removeAllListeners('end');
    await this.client.end().catch(() => undefined);
  }

  private async ask(expression: string): Promise<boolean> {
    const { rows } = await this.client.query<{ answer: unknown }>(`SELECT ${expression} AS answer`);
    return rows[0]?.answer === true;
  }
}
