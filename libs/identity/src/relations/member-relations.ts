import { Injectable } from '@nestjs/common';
import { type Actor, isUuid } from '#platform';
import type { RelationKindName } from './member-relation.entity.js';
import { MemberRelationRepository } from './member-relation.repository.js';

/** Blocks and mutes, for other rooms: whose posts are hidden, whom no notice reaches, who is not proposed. */
@Injectable()
export class MemberRelations {
  constructor(private readonly relations: MemberRelationRepository) {}

  /**
   * Which of `memberIds` do not want to hear of `authorId`: no mention, quote or answer of that author is told to them.
   * With `kinds: ['block']` those whom the author may not even write to privately. One statement.
   */
  async whoIgnores(
    authorId: string,
    memberIds: readonly string[],
    kinds: readonly RelationKindName[] = ['block', 'mute'],
  ): Promise<Set<string>> {
    const asked = memberIds.filter(isUuid);
    if (!isUuid(authorId) || asked.length === 0) return new Set();
    return new Set(await this.relations.whoIgnores(authorId, asked, kinds));
  }

  /** All whom the member blocks or mutes, staff too: not proposed when a name is typed, not shown as typing. One statement. */
  async ignoredBy(memberId: string): Promise<Set<string>> {
    return new Set(await this.relations.ofMember(memberId));
  }

  /** Which of these authors' posts the actor does not see: those blocked or muted who do not speak for the brand. One statement, none for guests and for who keeps nobody away. */
  async hiddenAmong(actor: Actor, authorIds: readonly string[]): Promise<Set<string>> {
    if (actor.memberId === null || !actor.mayIgnoreSomebody) return new Set();
    const rows = await this.relations.among(actor.memberId, authorIds.filter(isUuid));
    return new Set(rows.filter(({ hidesPosts }) => hidesPosts).map(({ otherId }) => otherId));
  }

  /** How the actor stands to these members, by their ids; one statement, none for guests. */
  async kindsAmong(actor: Actor, memberIds: readonly string[]): Promise<Map<string, RelationKindName>> {
    if (actor.memberId === null) return new Map();
    const rows = await this.relations.among(actor.memberId, memberIds.filter(isUuid));
    return new Map(rows.map(({ otherId, kind }) => [otherId, kind]));
  }
}
