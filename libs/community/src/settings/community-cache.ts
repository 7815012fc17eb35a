import type { CommunityRow } from './community.entity.js';

const FRESH_MS = 2_000;

/**
 * Communities this process has just read. Every request names its community, so this saves a statement each; another
 * process's change shows within two seconds.
 */
export class CommunityCache {
  private readonly entries = new Map<string, { row: CommunityRow; readAt: number }>();

  /** Reads through: `key` is a slug or an id, which cannot be mistaken for each other. */
  async get(key: string, read: () => Promise<CommunityRow | null>): Promise<CommunityRow | null> {
    const known = this.entries.get(key);
    if (known && performance.now() - known.readAt < FRESH_MS) return known.row;
    this.entries.delete(key);
    const readAt = performance.now();
    const row = await read();
    if (row) this.entries.set(key, { row, readAt });
    return row;
  }

  drop(): void {
    this.entries.clear();
  }
}
