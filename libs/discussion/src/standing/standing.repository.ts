import { Injectable } from '@nestjs/common';
import type { Tx } from '#platform';
import type { PinScopeName } from '../extras/extras.types.js';

/** SQL of what staff say of a thread. Threads are locked by who calls. */
@Injectable()
export class StandingRepository {
  /** Changes of one place's pins take turns: of a space, or of a community for those that count in all of it. */
  async lockPins(tx: Tx, placeId: string): Promise<void> {
    await tx.query('SELECT pg_advisory_xact_lock(hashtextextended($1::text, 5))', [placeId]);
  }

  /** How many other published threads are pinned in a place now. */
  async countPinned(
    tx: Tx,
    place: { communityId: string; spaceId: string; scope: PinScopeName; exceptId: string },
  ): Promise<number> {
    const [row] = await tx.query<{ count: number }>(
      `SELECT count(*)::int AS count FROM thread WHERE community_id = $1 AND pinned_in = $2 AND id <> $3
         AND state = 'published' AND ($2 = 'community' OR space_id = $4) AND (pinned_until IS NULL OR pinned_until > now())`,
      [place.communityId, place.scope, place.exceptId, place.spaceId],
    );
    return row?.count ?? 0;
  }

  /** False where the thread is no longer in the space. */
  async setPin(
    tx: Tx,
    thread: { id: string; spaceId: string },
    pin: { scope: PinScopeName; until: Date | null } | null,
  ): Promise<boolean> {
    const rows = await tx.query(
      `UPDATE thread SET pinned_in = $3, pinned_until = $4,
         pinned_at = CASE WHEN $3::text IS NULL THEN NULL WHEN pinned_in = $3 THEN pinned_at ELSE now() END
       WHERE id = $1 AND space_id = $2 RETURNING id`,
      [thread.id, thread.spaceId, pin?.scope ?? null, pin?.until ?? null],
    );
    return rows.length === 1;
  }

  async setFeatured(tx: Tx, id: string, isFeatured: boolean): Promise<void> {
    await tx.query('UPDATE thread SET is_featured = $2 WHERE id = $1', [id, isFeatured]);
  }

  async setSlowMode(tx: Tx, id: string, seconds: number | null): Promise<void> {
    await tx.query('UPDATE thread SET slow_mode_seconds = $2 WHERE id = $1', [id, seconds]);
  }
}
