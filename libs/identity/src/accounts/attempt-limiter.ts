import { Injectable } from '@nestjs/common';
import { Database, newId, Secrets } from '#platform';
import { RateLimited } from './account.errors.js';

const WINDOW = '15 minutes';

/** Something that may only be tried so often within the window. */
export interface Limit {
  /** What is counted: `sign-in:account`, and the address or the like. */
  subject: readonly [kind: string, value: string];
  max: number;
}

/** An attempt under way; it counts as a failure until it is forgiven. */
export interface Attempt {
  /** It succeeded: it, and earlier failures of its first subject, count no more. */
  forgive(): Promise<void>;
  /** It succeeded, which says nothing of earlier failures: it alone counts no more. */
  withdraw(): Promise<void>;
}

/**
 * Counts attempts, not requests: each is written down before it is made, so that a batch sent at once is counted one by
 * one. Subjects are kept under a keyed hash.
 */
@Injectable()
export class AttemptLimiter {
  constructor(
    private readonly database: Database,
    private readonly secrets: Secrets,
  ) {}

  /** Throws RateLimited when a limit is used up; such an attempt is not made and does not count. */
  async begin(...limits: [Limit, ...Limit[]]): Promise<Attempt> {
    const ids = limits.map(() => newId());
    const subjects = limits.map(({ subject }) => this.subjectOf(subject));
    await this.database.query(
      'INSERT INTO sign_in_attempt (id, subject) SELECT * FROM unnest($1::uuid[], $2::text[])',
      [ids, subjects],
    );
    const counts = await this.database.query<{ subject: string; count: number }>(
      `SELECT subject, count(*)::int AS count FROM sign_in_attempt
       WHERE subject = ANY($1) AND at > now() - interval '${WINDOW}' GROUP BY subject`,
      [subjects],
    );
    const withdraw = async (): Promise<void> => {
      await this.database.query('DELETE FROM sign_in_attempt WHERE id = ANY($1::uuid[])', [ids]);
    };
    const isUsedUp = counts.some(
      ({ subject, count }) => count > (limits[subjects.indexOf(subject)]?.max ?? 0),
    );
    if (isUsedUp) {
      await withdraw();
      throw new RateLimited();
    }
    return {
      withdraw,
      forgive: async () => {
        await this.database.query('DELETE FROM sign_in_attempt WHERE id = ANY($1::uuid[]) OR subject = $2', [
          ids,
          subjects[0],
        ]);
      },
    };
  }

  /** Forgets what no window reaches any more. */
  async purge(): Promise<void> {
    await this.database.query(`DELETE FROM sign_in_attempt WHERE at < now() - interval '${WINDOW}'`);
  }

  private subjectOf([kind, value]: readonly [string, string]): string {
    return `${kind}:${this.secrets.sign('attempt', value).toString('base64url')}`;
  }
}
