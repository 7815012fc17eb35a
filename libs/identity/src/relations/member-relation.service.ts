import { Injectable } from '@nestjs/common';
import {
  type Actor,
  CursorCodec,
  Database,
  FactLog,
  isUuid,
  type Page,
  type PageArgs,
  pageWindow,
  toPage,
} from '#platform';
import { requireMemberId } from '../access/require-member-id.js';
import { MemberNotFound } from '../members/member.errors.js';
import type { RelationKindName } from './member-relation.entity.js';
import { OwnRelation, StaffNotBlockable, TooManyRelations } from './member-relation.errors.js';
import { MemberRelationsChanged } from './member-relation.facts.js';
import { type MemberRelationRow, MemberRelationRepository } from './member-relation.repository.js';

/** Members that one member may block and mute, together. */
const MOST_RELATIONS = 500;

/** Keeps a member's own list of whom to keep at a distance. Nobody on it is ever told. */
@Injectable()
export class MemberRelationService {
  constructor(
    private readonly database: Database,
    private readonly facts: FactLog,
    private readonly relations: MemberRelationRepository,
    private readonly cursors: CursorCodec,
  ) {}

  /** Latest first. Throws Unauthenticated, Forbidden for who is no member here. */
  async page(actor: Actor, args: PageArgs): Promise<Page<MemberRelationRow>> {
    const memberId = requireMemberId(actor);
    const window = pageWindow(this.cursors, `relations/${memberId}`, args);
    const isForward = window.direction === 'forward';
    const rows = await this.relations.page(memberId, window.edge, window.limit + 1, isForward);
    return toPage(window, rows, (row) => [row.createdKey, row.otherId]);
  }

  /**
   * A block and a mute replace each other; the same once more changes nothing. Throws MemberNotFound, OwnRelation,
   * StaffNotBlockable, TooManyRelations. Records MemberRelationsChanged.
   */
  async put(actor: Actor, otherId: string, kind: RelationKindName): Promise<MemberRelationRow> {
    const pair = pairOf(actor, otherId);
    return this.database.transaction(async (tx) => {
      const found = await this.relations.look(tx, pair);
      if (!found.exists) throw new MemberNotFound();
      if (kind === 'block' && found.isStaff) throw new StaffNotBlockable();
      if (found.kind === null && found.count >= MOST_RELATIONS) throw new TooManyRelations(MOST_RELATIONS);
      if (found.kind !== kind)
        await this.facts.record(tx, MemberRelationsChanged, pair.communityId, { memberId: pair.memberId });
      return this.relations.put(tx, pair, kind);
    });
  }

  /** Where there is none of this kind, nothing changes. Throws MemberNotFound. Records MemberRelationsChanged. */
  async remove(actor: Actor, otherId: string, kind: RelationKindName): Promise<void> {
    const pair = pairOf(actor, otherId);
    await this.database.transaction(async (tx) => {
      if (!(await this.relations.look(tx, pair)).exists) throw new MemberNotFound();
      if (await this.relations.remove(tx, pair, kind))
        await this.facts.record(tx, MemberRelationsChanged, pair.communityId, { memberId: pair.memberId });
    });
  }
}

function pairOf(actor: Actor, given: string) {
  const memberId = requireMemberId(actor);
  if (!isUuid(given)) throw new MemberNotFound();
  const otherId = given.toLowerCase();
  if (otherId === memberId) throw new OwnRelation();
  return { communityId: actor.communityId, memberId, otherId };
}
