import { Injectable } from '@nestjs/common';
import {
  type Actor,
  CursorCodec,
  Database,
  Forbidden,
  moderatesSpace,
  type Page,
  type PageArgs,
  pageWindow,
  toPage,
} from '#platform';
import { DiscussionAccess } from '../discussion-access.js';
import { ExtrasWriter } from '../extras/extras-writer.js';
import type { Thread } from '../graphql/thread.types.js';
import { KindAccess } from '../kinds/kind-access.js';
import type { ThreadRow } from '../thread/thread-row.js';
import { Viewing } from '../viewing.js';
import { ExpiryInvalid } from './announcement.errors.js';
import type { AnnouncementExpireInput } from './announcement.inputs.js';
import { AnnouncementRepository, type ReachRow } from './announcement.repository.js';
import type { AnnouncementReach, ReachSegment } from './announcement.types.js';
import { FEWEST, unitedSegments } from './reach-segments.js';

/** What the brand announces: until when, and who has read it. */
@Injectable()
export class AnnouncementService {
  constructor(
    private readonly database: Database,
    private readonly access: DiscussionAccess,
    private readonly kinds: KindAccess,
    private readonly announcements: AnnouncementRepository,
    private readonly extras: ExtrasWriter,
    private readonly viewing: Viewing,
    private readonly cursors: CursorCodec,
  ) {}

  /** Current ones, latest opened first, or those that have ended, latest ended first. Two statements. Throws BadCursor. */
  async page(
    actor: Actor,
    wish: { spaceId?: string | null; isPast?: boolean | null },
    args: PageArgs,
  ): Promise<Page<Thread>> {
    const list = wish.isPast ? 'past' : 'current';
    const place = `announcements/${actor.communityId}/${wish.spaceId ?? 'all'}/${list}`;
    const window = pageWindow(this.cursors, place, args);
    const visible = await this.access.sharedSpaceIds(actor);
    const spaceIds = wish.spaceId == null ? visible : visible.filter((id) => id === wish.spaceId);
    const rows =
      spaceIds.length === 0
        ? []
        : await this.announcements.page(spaceIds, list, window.edge, window.limit + 1);
    const threads = await this.viewing.threads(
      actor,
      rows.map(({ row }) => row),
    );
    const keys = new Map(rows.map(({ row, key }) => [row.id, [key, row.id]]));
    return toPage(window, threads, (thread) => keys.get(thread.id) ?? []);
  }

  /**
   * Any instant after it was opened, one that has passed among them; null never. Answers the thread's id. Throws
   * ThreadNotFound, NotOfKind, Forbidden for who does not moderate the space, ExpiryInvalid. Records ThreadChanged.
   */
  async expire(actor: Actor, input: AnnouncementExpireInput): Promise<string> {
    const thread = await this.requireModerated(actor, input.threadId);
    const expiresAt = input.expiresAt ?? null;
    if (expiresAt && expiresAt <= thread.createdAt) throw new ExpiryInvalid();
    await this.database.transaction((tx) =>
      this.extras.changeThread(tx, thread, async () => {
        await this.announcements.insert(tx, thread.id, null);
        const isChanged = await this.announcements.setExpiry(tx, thread.id, expiresAt);
        return isChanged ? { announcement: { expiresAt: expiresAt?.toISOString() ?? null } } : null;
      }),
    );
    return thread.id;
  }

  /** For who moderates its space; no group has fewer than five. Throws ThreadNotFound, NotOfKind, Forbidden. Two statements. */
  async reach(actor: Actor, threadId: string): Promise<AnnouncementReach> {
    const { id } = await this.requireModerated(actor, threadId);
    const rows = await this.announcements.reach(id);
    const all = rows.find(({ by }) => by === null) ?? { audienceCount: 0, readCount: 0 };
    return {
      audienceCount: all.audienceCount,
      readCount: all.audienceCount < FEWEST ? null : all.readCount,
      byTrustLevel: segmentsOf(rows, 'trust'),
      byRole: segmentsOf(rows, 'role'),
      byMonth: segmentsOf(rows, 'month').sort((one, other) =>
        one.name === 'others' ? 1 : other.name === 'others' ? -1 : other.name.localeCompare(one.name),
      ),
    };
  }

  private async requireModerated(actor: Actor, threadId: string): Promise<ThreadRow> {
    const { thread } = await this.kinds.require(actor, threadId, 'announcements');
    if (!moderatesSpace(actor, thread.spaceId)) throw new Forbidden();
    return thread;
  }
}

function segmentsOf(rows: readonly ReachRow[], wanted: 'trust' | 'role' | 'month'): ReachSegment[] {
  const segments = rows.flatMap(({ by, ...segment }) => (by === wanted ? [segment] : []));
  return unitedSegments(segments.sort((one, other) => one.name.localeCompare(other.name)));
}
