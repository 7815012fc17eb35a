const MOST_KEYS = 50_000;

/**
 * Versions of what reads depend on, by key, in this process. A reader takes them before it reads and compares them
 * afterwards: what has moved meanwhile is not kept. A version never comes back.
 */
export class ReadVersions {
  private readonly versions = new Map<string, number>();
  private clock = 0;
  /** Version of every key that is not in the map. */
  private floor = 0;

  of(key: string): number {
    return this.versions.get(key) ?? this.floor;
  }

  move(key: string): void {
    if (this.versions.size >= MOST_KEYS) this.moveAll();
    this.clock += 1;
    this.versions.set(key, this.clock);
  }

  /** Moves everything, and forgets the keys. */
  moveAll(): void {
    this.versions.clear();
    this.clock += 1;
    this.floor = this.clock;
  }
}
