import { Injectable } from '@nestjs/common';
import { EDIT_WINDOW_MINUTES } from '#protocol';
import { emailAddressOf, InvitationService, lineOfText } from '#identity';
import { type Actor, Database, FactLog, Forbidden, newId, violatesUnique } from '#platform';
import { type CommunityChanges, changedCommunity, LONGEST_TITLE, timeZoneOf } from './community-changes.js';
import type { CommunityRow } from './community.entity.js';
import { SlugTaken } from './community.errors.js';
import { CommunityUpdated } from './community.facts.js';
import { CommunityRepository } from './community.repository.js';
import { CommunityService } from './community.service.js';
import { localesOf } from './locale.js';
import { FIRST_REACTIONS } from './reaction-kinds.js';
import { slugOf } from './slug.js';

const FIRST_ACCENT = '#3b5bdb';
const FIRST_THRESHOLD = 2;
const FIRST_TIME_ZONE = 'UTC';

/** Opens communities and changes their settings. */
@Injectable()
export class CommunitySettingsService {
  constructor(
    private readonly database: Database,
    private readonly facts: FactLog,
    private readonly rows: CommunityRepository,
    private readonly communities: CommunityService,
    private readonly invitations: InvitationService,
  ) {}

  /**
   * Opens a community and appoints its first admin by letter. The first locale is the default one. Throws SlugTaken,
   * SlugInvalid, NameInvalid, SettingInvalid, EmailInvalid. Records CommunityUpdated, MemberJoined, MemberRolesChanged.
   */
  async create(
    actor: Actor,
    input: { slug: string; name: string; locales: string[]; adminEmail: string; timeZone?: string | null },
  ): Promise<CommunityRow> {
    const email = emailAddressOf(input.adminEmail, 'adminEmail');
    const locales = localesOf(input.locales);
    const row: CommunityRow = {
      id: newId(),
      slug: slugOf(input.slug),
      name: lineOfText(input.name, 'name', LONGEST_TITLE),
      description: '',
      locales,
      defaultLocale: locales[0] as string,
      accent: FIRST_ACCENT,
      logoUrl: null,
      allowedOrigins: [],
      newcomerPostThreshold: FIRST_THRESHOLD,
      acceptsSsoRoles: false,
      linkPreviews: true,
      offersConversations: false,
      editWindowMinutes: EDIT_WINDOW_MINUTES,
      publicRevisions: false,
      timeZone: timeZoneOf(input.timeZone ?? FIRST_TIME_ZONE),
      reactions: FIRST_REACTIONS,
      createdAt: new Date(),
    };
    try {
      await this.database.transaction(async (tx) => {
        await this.rows.insert(tx, row);
        await this.facts.record(tx, CommunityUpdated, row.id, {});
        await this.invitations.appointAdmin(tx, row, email, null);
      });
    } catch (error) {
      if (violatesUnique(error, 'community_slug_key')) throw new SlugTaken();
      throw error;
    }
    return row;
  }

  /** Throws what changedCommunity throws. Records CommunityUpdated. */
  async update(actor: Actor, changes: CommunityChanges): Promise<CommunityRow> {
    const { communityId } = actor;
    // Whose tokens may make moderators is sign-on, which no program changes.
    if (actor.apiKeyId && changes.acceptsSsoRoles != null) throw new Forbidden();
    return this.database.transaction(async (tx) => {
      const changed = changedCommunity(await this.rows.lock(tx, communityId), changes);
      await this.rows.update(tx, changed);
      await this.facts.record(tx, CommunityUpdated, communityId, {});
      tx.afterCommit(() => this.communities.forget());
      return changed;
    });
  }
}
