import type { ReactionKind } from '#protocol';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** One brand's forum on the install. */
@Entity('community')
export class CommunityEntity {
  @PrimaryColumn('uuid')
  id: string;

  @Column('text')
  slug: string;

  @Column('text')
  name: string;

  @Column('text', { default: '' })
  description: string;

  /** BCP 47. */
  @Column('text', { array: true })
  locales: string[];

  @Column('text', { name: 'default_locale' })
  defaultLocale: string;

  /** `#rrggbb`. */
  @Column('text')
  accent: string;

  @Column('text', { name: 'logo_url', nullable: true })
  logoUrl: string | null;

  /** Exact origins (RFC 6454 §6.2) of pages that may embed the widget. */
  @Column('text', { name: 'allowed_origins', array: true, default: [] })
  allowedOrigins: string[];

  /** Links of a member wait for a moderator until so many posts are published; what a message may be goes by trust. */
  @Column('integer', { name: 'newcomer_post_threshold', default: 2 })
  newcomerPostThreshold: number;

  @Column('boolean', { name: 'accepts_sso_roles', default: false })
  acceptsSsoRoles: boolean;

  /** Links in messages are shown with what the pages behind them say. */
  @Column('boolean', { name: 'link_previews', default: true })
  linkPreviews: boolean;

  /** Members may write to the brand alone. */
  @Column('boolean', { name: 'offers_conversations', default: false })
  offersConversations: boolean;

  /** How long an author may edit a post; 0: not at all. */
  @Column('integer', { name: 'edit_window_minutes', default: 15 })
  editWindowMinutes: number;

  /** Whoever may read a post may read its earlier texts too. */
  @Column('boolean', { name: 'public_revisions', default: false })
  publicRevisions: boolean;

  /** IANA name: nights and days of the community's schedules are of this zone. */
  @Column('text', { name: 'time_zone', default: 'UTC' })
  timeZone: string;

  /** In their order: what is offered, then what once was. */
  @Column('jsonb')
  reactions: readonly ReactionKind[];

  @Column('timestamptz', { name: 'created_at' })
  createdAt: Date;
}

/** A community as its row says. */
export type CommunityRow = Readonly<CommunityEntity>;
