import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { MutationPayload } from '#platform';
import type { ReactionKind } from '#protocol';
import type { CommunityRow } from './community.entity.js';
import { ShownReactionKind } from './reaction-kind.types.js';

/** What makes the forum look like the brand. */
@ObjectType({ description: 'What makes the forum look like the brand.' })
export class Theme {
  @Field(() => String, { description: 'The brand colour, `#rrggbb`.' })
  accent: string;

  @Field(() => String, { nullable: true, description: 'https address of the logo.' })
  logoUrl: string | null;
}

/** A brand's forum, as everybody sees it. */
@ObjectType({ description: 'One brand’s forum.' })
export class Community {
  @Field(() => ID, { description: 'Opaque.' })
  id: string;

  @Field(() => String, { description: 'Its name in addresses; never changes.' })
  slug: string;

  @Field(() => String, { description: 'The name people read.' })
  name: string;

  @Field(() => String, { description: 'A sentence about it; may be empty.' })
  description: string;

  @Field(() => [String], { description: 'Languages spoken there, BCP 47, the default one included.' })
  locales: readonly string[];

  @Field(() => String, { description: 'Language of the interface when the visitor’s is not spoken.' })
  defaultLocale: string;

  @Field(() => Int, { description: 'Minutes in which authors may edit their posts; 0: not at all.' })
  editWindowMinutes: number;

  @Field(() => Boolean, { description: 'Whoever may read a post may read its earlier texts too.' })
  publicRevisions: boolean;

  @Field(() => Boolean, { description: 'Members may write to the brand alone.' })
  offersConversations: boolean;

  @Field(() => Theme, { description: 'Colours and logo.' })
  theme: Theme;

  @Field(() => [ShownReactionKind], {
    description: 'Reactions in their order: those that are offered, then those that once were.',
  })
  reactions: readonly ReactionKind[];
}

/** Makes the public view of a row. */
export function communityOf(row: CommunityRow): Community {
  const { id, slug, name, description, locales, defaultLocale, accent, logoUrl } = row;
  const { editWindowMinutes, publicRevisions, offersConversations, reactions } = row;
  const rules = { editWindowMinutes, publicRevisions, offersConversations, reactions };
  return { id, slug, name, description, locales, defaultLocale, ...rules, theme: { accent, logoUrl } };
}

/** What only admins see. */
@ObjectType({ description: 'Settings only admins see.' })
export class CommunitySettings {
  @Field(() => Community, { description: 'What everybody sees.' })
  community: Community;

  @Field(() => [String], { description: 'Exact origins of pages that may embed the widget.' })
  allowedOrigins: readonly string[];

  @Field(() => Int, {
    description: 'Links of a member wait for a moderator until so many posts are published.',
  })
  newcomerPostThreshold: number;

  @Field(() => Boolean, { description: 'The brand’s tokens may make moderators of its customers.' })
  acceptsSsoRoles: boolean;

  @Field(() => Boolean, { description: 'Links in messages are shown with what the pages behind them say.' })
  linkPreviews: boolean;

  @Field(() => String, { description: 'IANA name of its time zone: the nights of its schedules.' })
  timeZone: string;
}

/** Makes the admins' view of a row. */
export function settingsOf(row: CommunityRow): CommunitySettings {
  const { allowedOrigins, newcomerPostThreshold, acceptsSsoRoles, linkPreviews, timeZone } = row;
  return {
    community: communityOf(row),
    allowedOrigins,
    newcomerPostThreshold,
    acceptsSsoRoles,
    linkPreviews,
    timeZone,
  };
}

/** Answer to the opening of a community. */
@ObjectType({ description: 'The community just opened.' })
export class CommunityCreatePayload extends MutationPayload {
  @Field(() => Community, { nullable: true, description: 'Null when nothing was done.' })
  community: Community | null;
}

/** Answer to a change of settings. */
@ObjectType({ description: 'The community after the change.' })
export class CommunityUpdatePayload extends MutationPayload {
  @Field(() => Community, { nullable: true, description: 'Null when nothing was done.' })
  community: Community | null;
}
