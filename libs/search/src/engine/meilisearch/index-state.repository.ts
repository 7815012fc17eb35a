import { randomBytes } from 'node:crypto';
import { Database, type Tx } from '#platform';

const ENGINE = 'meilisearch';

/** What is on the server, as the last build left it. */
export interface IndexState {
  uid: string;
  /** Null before the first build. */
  fingerprint: string | null;
  incarnation: string | null;
}

/** What a comparison of index and database found, and put right. */
export interface Drift {
  readonly missing: number;
  readonly stale: number;
  readonly extra: number;
}

/** The last comparison. */
export interface DriftRow extends Drift {
  checkedAt: Date | null;
}

/** What this install keeps on the search server. */
export class IndexStateRepository {
  constructor(private readonly database: Database) {}

  /** The index gets a name of its own when it is asked for first. */
  async read(): Promise<IndexState> {
    const [row] = await this.database.query<IndexState>(
      'SELECT uid, fingerprint, incarnation FROM search_index WHERE engine = $1',
      [ENGINE],
      'search_index_read',
    );
    return row ?? this.name();
  }

  /** Takes the right to rebuild for a while; false while another process has it. */
  async claim(owner: string, seconds: number): Promise<boolean> {
    const rows = await this.database.query(
      `UPDATE search_index SET rebuild_owner = $2, rebuild_until = now() + make_interval(secs => $3)
       WHERE engine = $1 AND (rebuild_owner = $2 OR rebuild_until IS NULL OR rebuild_until < now()) RETURNING engine`,
      [ENGINE, owner, seconds],
    );
    return rows.length === 1;
  }

  async release(owner: string): Promise<void> {
    await this.database.query(
      `UPDATE search_index SET rebuild_owner = NULL, rebuild_until = NULL WHERE engine = $1 AND rebuild_owner = $2`,
      [ENGINE, owner],
    );
  }

  async noteBuilt(tx: Tx, fingerprint: string, incarnation: string): Promise<void> {
    await tx.query(
      'UPDATE search_index SET fingerprint = $2, incarnation = $3, built_at = now() WHERE engine = $1',
      [ENGINE, fingerprint, incarnation],
    );
  }

  /** Nobody keeps it in step from now on: whoever uses it again builds it anew first. */
  async abandon(): Promise<void> {
    await this.database.query('UPDATE search_index SET fingerprint = NULL WHERE engine = $1', [ENGINE]);
  }

  async noteDrift({ missing, stale, extra }: Drift): Promise<void> {
    await this.database.query(
      `UPDATE search_index SET missing = $2, stale = $3, extra = $4, checked_at = now() WHERE engine = $1`,
      [ENGINE, missing, stale, extra],
    );
  }

  async drift(): Promise<DriftRow | null> {
    const [row] = await this.database.query<DriftRow>(
      `SELECT missing, stale, extra, checked_at AS "checkedAt" FROM search_index WHERE engine = $1`,
      [ENGINE],
    );
    return row ?? null;
  }

  private async name(): Promise<IndexState> {
    await this.database.query(
      'INSERT INTO search_index (engine, uid) VALUES ($1, $2) ON CONFLICT (engine) DO NOTHING',
      [ENGINE, `parvis_${randomBytes(6).toString('hex')}`],
    );
    return this.read();
  }
}
