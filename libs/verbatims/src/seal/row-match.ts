import type { FoundRow } from './row-readers.js';

/** What became of a row. */
export interface RowFinding {
  what: 'ALTERED' | 'MISSING' | 'ADDED';
  /** From 1: in the file, or for a missing one in the seal. */
  row: number;
  /** The revision's id; null where it cannot be read any more. */
  id: string | null;
}

interface Waiting {
  place: number;
  id: string | null;
  leaf: string;
}

/** Puts the rows of a file beside those of its seal. Holds only those that have not met yet. */
export class RowMatch {
  private readonly inFile = new Map<string, Waiting>();
  private readonly inSeal = new Map<string, Waiting>();
  private readonly alone: Waiting[] = [];
  private readonly altered: RowFinding[] = [];
  private lastPlace = 0;
  private brokenAt: number | null = null;
  /** The rows are all there, though not in their order. */
  isReordered = false;

  file(place: number, { id, leaf }: FoundRow): void {
    const row = { place, id, leaf: leaf.toString('hex') };
    const sealed = id === null ? undefined : this.inSeal.get(id);
    if (id !== null && sealed) {
      this.inSeal.delete(id);
      this.meet(row, sealed);
    } else if (id === null || this.inFile.has(id)) this.alone.push(row);
    else this.inFile.set(id, row);
  }

  /** From that row on, the file says nothing any more. */
  breakAt(place: number): void {
    this.brokenAt = place;
  }

  seal(place: number, id: string, leaf: string): void {
    const row = { place, id, leaf };
    const found = this.inFile.get(id);
    if (!found) {
      this.inSeal.set(id, row);
      return;
    }
    this.inFile.delete(id);
    this.meet(found, row);
  }

  /** Once both have ended, in the order of their places. */
  findings(): RowFinding[] {
    if (this.brokenAt !== null) return [...this.altered, this.brokenRow(this.brokenAt)];
    const missing = [...this.inSeal.values()];
    const added = [...this.inFile.values(), ...this.alone].sort((one, other) => one.place - other.place);
    // One row whose id does not read as it did is that row, not another: it stands where the missing one stood.
    const missingAt = new Map(missing.map((row) => [row.place, row]));
    const alteredIds = added.flatMap((row, addedBefore) => {
      const stood = missingAt.get(row.place - addedBefore) ?? missingAt.get(row.place);
      return stood ? [{ row, stood }] : [];
    });
    const met = new Set(alteredIds.flatMap(({ row, stood }) => [row, stood]));
    return [
      ...this.altered,
      ...alteredIds.map(({ row, stood }) => ({ what: 'ALTERED' as const, row: row.place, id: stood.id })),
      ...missing
        .filter((row) => !met.has(row))
        .map(({ place, id }) => ({ what: 'MISSING' as const, row: place, id })),
      ...added
        .filter((row) => !met.has(row))
        .map(({ place, id }) => ({ what: 'ADDED' as const, row: place, id })),
    ].sort((one, other) => one.row - other.row);
  }

  private brokenRow(place: number): RowFinding {
    const sealed = [...this.inSeal.values()].find((row) => row.place === place);
    return { what: 'ALTERED', row: place, id: sealed?.id ?? null };
  }

  private meet(found: Waiting, sealed: Waiting): void {
    if (sealed.place < this.lastPlace) this.isReordered = true;
    this.lastPlace = Math.max(this.lastPlace, sealed.place);
    if (found.leaf !== sealed.leaf) this.altered.push({ what: 'ALTERED', row: found.place, id: found.id });
  }
}
