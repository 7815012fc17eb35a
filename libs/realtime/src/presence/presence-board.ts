import type { FrameAuthor } from '#protocol';

/** Who reads a thread through one process. */
export interface LocalReaders {
  guests: number;
  /** Members who allow to be seen, each once. */
  members: readonly FrameAuthor[];
}

/** What another process said last is believed for so long; it says it again before. */
export const HEARSAY_HOLDS_MS = 60_000;
/** Names that a guest is never told, and from which on numbers are rounded in steps. */
const GUESTS_SEE_FROM = 5;

/** Who reads which thread through other processes, by hearsay. */
export class PresenceBoard {
  private readonly heard = new Map<string, Map<string, LocalReaders & { until: number }>>();

  hear(process: string, threadId: string, readers: LocalReaders, now = Date.now()): void {
    const known = this.heard.get(threadId) ?? new Map<string, LocalReaders & { until: number }>();
    if (readers.guests === 0 && readers.members.length === 0) known.delete(process);
    else known.set(process, { ...readers, until: now + HEARSAY_HOLDS_MS });
    if (known.size > 0) this.heard.set(threadId, known);
    else this.heard.delete(threadId);
  }

  /** Everybody in a thread: those here, and those heard of. */
  together(
    threadId: string,
    here: LocalReaders,
    now = Date.now(),
  ): { count: number; members: FrameAuthor[] } {
    const members = new Map(here.members.map((member) => [member.id, member]));
    let { guests } = here;
    for (const each of this.heard.get(threadId)?.values() ?? []) {
      if (each.until <= now) continue;
      guests += each.guests;
      for (const member of each.members) members.set(member.id, member);
    }
    return { count: guests + members.size, members: [...members.values()] };
  }

  /** Forgets what has not been said again; answers the threads of which that is true. */
  expire(now = Date.now()): string[] {
    const changed: string[] = [];
    for (const [threadId, known] of this.heard) {
      const before = known.size;
      for (const [process, { until }] of known) if (until <= now) known.delete(process);
      if (known.size < before) changed.push(threadId);
      if (known.size === 0) this.heard.delete(threadId);
    }
    return changed;
  }
}

/** A number as guests are told it: nothing below five, then in steps of five, from a hundred on of fifty. */
export function roundedForGuests(count: number): number {
  if (count < GUESTS_SEE_FROM) return 0;
  return count - (count % (count < 100 ? GUESTS_SEE_FROM : 50));
}
