import { createHash, randomBytes } from 'node:crypto';
import { type Database, newId } from '#platform';

/** A community as a test needs it. */
export interface TestCommunity {
  id: string;
  slug: string;
}

/** A person of a community with a way in. */
export interface TestMember {
  id: string;
  communityId: string;
  accountId: string;
  displayName: string;
  /** Session cookie of the person's account, all rights. */
  cookie: string;
  /** Widget bearer: member rights only. */
  token: string;
  sessionId: string;
  widgetSessionId: string;
}

export interface TestSpace {
  id: string;
  slug: string;
}

type StaffRole = 'moderator' | 'community_manager' | 'analyst' | 'admin';

/** Builds the data a test starts from, straight in the tables: a test states only what matters to it. */
export class Factories {
  private count = 0;

  constructor(private readonly database: Database) {}

  async community(
    given: { slug?: string; name?: string; allowedOrigins?: string[]; newcomerPostThreshold?: number } = {},
  ): Promise<TestCommunity> {
    const id = newId();
    const slug = given.slug ?? `brand-${this.next()}`;
    await this.database.query(
      `INSERT INTO community (id, slug, name, locales, default_locale, accent, allowed_origins, newcomer_post_threshold, created_at)
       VALUES ($1, $2, $3, '{fr,en}', 'fr', '#3355aa', $4, $5, now())`,
      [id, slug, given.name ?? `Brand ${slug}`, given.allowedOrigins ?? [], given.newcomerPostThreshold ?? 2],
    );
    return { id, slug };
  }

  async space(
    community: TestCommunity,
    given: {
      slug?: string;
      name?: string;
      visibility?: 'public' | 'members' | 'private';
      kind?: 'discussion' | 'questions' | 'ideas' | 'reviews' | 'announcements';
    } = {},
  ): Promise<TestSpace> {
    const id = newId();
    const slug = given.slug ?? `space-${this.next()}`;
    await this.database.query(
      `INSERT INTO space (id, community_id, slug, name, visibility, kind, created_at) VALUES ($1, $2, $3, $4, $5, $6, now())`,
      [id, community.id, slug, given.name ?? slug, given.visibility ?? 'public', given.kind ?? 'discussion'],
    );
    return { id, slug };
  }

  /** A member with an account, a full session and a widget session. `role` makes staff of them. */
  async member(
    community: TestCommunity,
    given: {
      displayName?: string;
      email?: string;
      role?: StaffRole;
      roleSpaceId?: string;
      isOperator?: boolean;
      joinedAt?: Date;
      /** 1, as of a member who has read for a while, where absent. */
      trustLevel?: number;
    } = {},
  ): Promise<TestMember> {
    const number = this.next();
    const displayName = given.displayName ?? `Member ${number}`;
    const [id, accountId] = [newId(), newId()];
    await this.database.query(
      `INSERT INTO account (id, email, display_name, locale, is_operator, email_verified_at, created_at)
       VALUES ($1, $2, $3, 'fr', $4, now(), now())`,
      [
        accountId,
        given.email ?? `person-${number}-${randomBytes(4).toString('hex')}@brand.example`,
        displayName,
        given.isOperator ?? false,
      ],
    );
    await this.database.query(
      `INSERT INTO member (id, community_id, account_id, display_name, joined_at, trust_level)
       VALUES ($1, $2, $3, $4, $5, $6)`,
      [id, community.id, accountId, displayName, given.joinedAt ?? new Date(), given.trustLevel ?? 1],
    );
    if (given.role) {
      await this.database.query(
        `INSERT INTO member_role (id, community_id, member_id, role, space_id, granted_at) VALUES ($1, $2, $3, $4, $5, now())`,
        [newId(), community.id, id, given.role, given.roleSpaceId ?? null],
      );
    }
    const full = await this.session('full', { accountId });
    const widget = await this.session('widget', { memberId: id, communityId: community.id });
    return {
      id,
      communityId: community.id,
      accountId,
      displayName,
      cookie: `parvis_session=${full.token}`,
      token: widget.token,
      sessionId: full.id,
      widgetSessionId: widget.id,
    };
  }

  async grantAccess(community: TestCommunity, space: TestSpace, member: TestMember): Promise<void> {
    await this.database.query(
      'INSERT INTO space_access (community_id, space_id, member_id, granted_at) VALUES ($1, $2, $3, now())',
      [community.id, space.id, member.id],
    );
  }

  /** Another full session of the same person, as from another browser. */
  async anotherSession(member: TestMember): Promise<{ id: string; token: string }> {
    return this.session('full', { accountId: member.accountId });
  }

  private async session(
    scope: 'full' | 'widget',
    owner: { accountId?: string; memberId?: string; communityId?: string },
  ): Promise<{ id: string; token: string }> {
    const id = newId();
    const token = `pvs_${randomBytes(32).toString('base64url')}`;
    await this.database.query(
      `INSERT INTO session (id, token_hash, scope, account_id, community_id, member_id, created_at, expires_at,
         access_expires_at, access_seen_at)
       VALUES ($1, $2, $3, $4, $5, $6, now(), now() + interval '1 hour', now() + interval '1 hour', now())`,
      [
        id,
        createHash('sha256').update(token, 'utf8').digest(),
        scope,
        owner.accountId ?? null,
        owner.communityId ?? null,
        owner.memberId ?? null,
      ],
    );
    return { id, token };
  }

  private next(): number {
    this.count += 1;
    return this.count;
  }
}
