import { Field, InputType, Int } from '@nestjs/graphql';
import { ReactionKindInput } from './reaction-kind.types.js';

/** A new community. */
@InputType({ description: 'A new community.' })
export class CommunityCreateInput {
  @Field(() => String, {
    description: 'Its name in addresses: 2 to 40 small letters, digits, inner hyphens.',
  })
  slug: string;

  @Field(() => String, { description: 'The name people read, 1 to 80 characters.' })
  name: string;

  @Field(() => [String], { description: 'Languages, BCP 47, the default one first.' })
  locales: string[];

  @Field(() => String, { description: 'Address of the first admin, who gets a letter.' })
  adminEmail: string;

  @Field(() => String, { nullable: true, description: 'IANA name of its time zone; UTC without one.' })
  timeZone?: string | null;
}

/** What changes; absent fields stay as they are. */
@InputType({ description: 'What changes; absent fields stay as they are.' })
export class CommunityUpdateInput {
  @Field(() => String, { nullable: true, description: 'The name people read, 1 to 80 characters.' })
  name?: string | null;

  @Field(() => String, { nullable: true, description: 'At most 500 characters.' })
  description?: string | null;

  @Field(() => [String], { nullable: true, description: 'Languages, BCP 47.' })
  locales?: string[] | null;

  @Field(() => String, { nullable: true, description: 'One of the locales.' })
  defaultLocale?: string | null;

  @Field(() => String, { nullable: true, description: 'The brand colour, `#rrggbb`.' })
  accent?: string | null;

  @Field(() => String, { nullable: true, description: 'https address of the logo; empty takes it away.' })
  logoUrl?: string | null;

  @Field(() => [String], {
    nullable: true,
    description: 'Exact origins, `scheme://host[:port]`, of pages that may embed the widget.',
  })
  allowedOrigins?: string[] | null;

  @Field(() => Int, {
    nullable: true,
    description: 'Published posts until links of a member are published without a moderator.',
  })
  newcomerPostThreshold?: number | null;

  @Field(() => Boolean, { nullable: true, description: 'Let the brand’s tokens make moderators.' })
  acceptsSsoRoles?: boolean | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'Show what the pages behind links say of themselves.',
  })
  linkPreviews?: boolean | null;

  @Field(() => Boolean, { nullable: true, description: 'Let members write to the brand alone.' })
  offersConversations?: boolean | null;

  @Field(() => Int, {
    nullable: true,
    description: 'Minutes in which authors may edit their posts, 0 to 10,080.',
  })
  editWindowMinutes?: number | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'Let whoever may read a post read its earlier texts.',
  })
  publicRevisions?: boolean | null;

  @Field(() => String, { nullable: true, description: 'IANA name of its time zone.' })
  timeZone?: string | null;

  @Field(() => [ReactionKindInput], {
    nullable: true,
    description: 'All reactions to offer, in their order, at most 8; none turns reactions off.',
  })
  reactions?: ReactionKindInput[] | null;
}
