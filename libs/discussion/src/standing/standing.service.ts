import { Injectable } from '@nestjs/common';
import type { ThreadExtras } from '#protocol';
import { type Actor, Database, Forbidden, moderatesSpace, NotFound, type Tx } from '#platform';
import { DiscussionAccess } from '../discussion-access.js';
import { ExtrasWriter } from '../extras/extras-writer.js';
import { ThreadNotFound } from '../thread/thread.errors.js';
import type { ThreadRow } from '../thread/thread-row.js';
import type { ThreadFeatureInput, ThreadPinInput, ThreadSlowModeInput } from './standing.inputs.js';
import {
  MOST_PINNED,
  PinDateInvalid,
  PinLimitReached,
  SLOW_MODE_SECONDS,
  SlowModeInvalid,
} from './standing.errors.js';
import { StandingRepository } from './standing.repository.js';

/** What staff say of a thread: shown first, recognised, slowed down. What is so already is left alone. */
@Injectable()
export class StandingService {
  constructor(
    private readonly database: Database,
    private readonly access: DiscussionAccess,
    private readonly extras: ExtrasWriter,
    private readonly standing: StandingRepository,
  ) {}

  /**
   * In its space for who moderates that, in the whole community for who moderates all of it. Throws NotFound, Forbidden,
   * PinDateInvalid, PinLimitReached. Records ThreadChanged.
   */
  async pin(actor: Actor, input: ThreadPinInput): Promise<string> {
    const thread = await this.requireModerated(actor, input.threadId);
    const scope = input.scope ?? null;
    const until = scope === null ? null : (input.until ?? null);
    const known = thread.extras?.pinnedIn ?? null;
    if ([scope, known].includes('community') && actor.moderatedSpaceIds !== 'all') throw new Forbidden();
    if (until !== null && until.getTime() <= Date.now()) throw new PinDateInvalid();
    const pinnedUntil = until?.toISOString() ?? null;
    if (known === scope && (thread.extras?.pinnedUntil ?? null) === pinnedUntil) return thread.id;
    return this.change(thread, { pinnedIn: scope, pinnedUntil }, async (tx) => {
      if (scope !== null) await this.requireRoom(tx, thread, scope);
      const isThere = await this.standing.setPin(tx, thread, scope && { scope, until });
      if (!isThere) throw new ThreadNotFound();
    });
  }

  /** Throws NotFound, Forbidden. Records ThreadChanged. */
  async feature(actor: Actor, { threadId, isFeatured }: ThreadFeatureInput): Promise<string> {
    const thread = await this.requireModerated(actor, threadId);
    if ((thread.extras?.isFeatured ?? false) === isFeatured) return thread.id;
    return this.change(thread, { isFeatured: isFeatured || null }, (tx) =>
      this.standing.setFeatured(tx, thread.id, isFeatured),
    );
  }

  /** Throws NotFound, Forbidden, SlowModeInvalid. Records ThreadChanged. */
  async slow(actor: Actor, { threadId, seconds: asked }: ThreadSlowModeInput): Promise<string> {
    const thread = await this.requireModerated(actor, threadId);
    const seconds = asked ?? null;
    const { least, most } = SLOW_MODE_SECONDS;
    if (seconds !== null && (seconds < least || seconds > most)) throw new SlowModeInvalid();
    if (thread.slowModeSeconds === seconds) return thread.id;
    return this.change(thread, { slowModeSeconds: seconds }, (tx) =>
      this.standing.setSlowMode(tx, thread.id, seconds),
    );
  }

  private async requireModerated(actor: Actor, threadId: string): Promise<ThreadRow> {
    const found = await this.access.findThread(actor, threadId);
    if (!found) throw new NotFound();
    if (!moderatesSpace(actor, found.thread.spaceId)) throw new Forbidden();
    return found.thread;
  }

  private async requireRoom(tx: Tx, thread: ThreadRow, scope: 'space' | 'community'): Promise<void> {
    const { communityId, spaceId } = thread;
    await this.standing.lockPins(tx, scope === 'space' ? spaceId : communityId);
    const count = await this.standing.countPinned(tx, { communityId, spaceId, scope, exceptId: thread.id });
    if (count >= MOST_PINNED) throw new PinLimitReached();
  }

  private async change(
    thread: ThreadRow,
    patch: ThreadExtras,
    write: (tx: Tx) => Promise<void>,
  ): Promise<string> {
    await this.database.transaction((tx) =>
      this.extras.changeThread(tx, thread, async () => {
        await write(tx);
        return patch;
      }),
    );
    return thread.id;
  }
}
