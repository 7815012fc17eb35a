import { Field, ID, ObjectType, registerEnumType } from '@nestjs/graphql';
import { MutationPayload } from '#platform';
import {
  SpaceKind,
  type SpaceKindName,
  TagRule,
  type TagRuleName,
  Visibility,
  type VisibilityName,
} from './space.entity.js';

registerEnumType(Visibility, {
  name: 'Visibility',
  description: 'Who may enter a space.',
  valuesMap: {
    PUBLIC: { description: 'Everybody.' },
    MEMBERS: { description: 'Members of the community.' },
    PRIVATE: { description: 'Members let in one by one, and staff.' },
  },
});

registerEnumType(SpaceKind, {
  name: 'SpaceKind',
  description: 'What people do in a space.',
  valuesMap: {
    DISCUSSION: { description: 'They talk.' },
    QUESTIONS: { description: 'They ask, and answers are accepted.' },
    IDEAS: { description: 'They propose and vote.' },
    REVIEWS: { description: 'They rate products.' },
    ANNOUNCEMENTS: { description: 'The brand speaks.' },
  },
});

registerEnumType(TagRule, {
  name: 'TagRule',
  description: 'Which tags threads of a space may have.',
  valuesMap: {
    NONE: { description: 'None.' },
    MANAGED: { description: "Those of the community's list." },
    FREE: { description: 'Those of the list, and any that members write.' },
  },
});

/** A place for threads, as the viewer sees it. */
@ObjectType({ description: 'A place for threads.' })
export class Space {
  @Field(() => ID, { description: 'Opaque.' })
  id: string;

  @Field(() => String, { description: 'Its name in addresses.' })
  slug: string;

  @Field(() => String, { description: 'The name people read.' })
  name: string;

  @Field(() => String, { description: 'What it is for; may be empty.' })
  description: string;

  @Field(() => Visibility, { description: 'Who may enter.' })
  visibility: VisibilityName;

  @Field(() => SpaceKind, { description: 'What people do there.' })
  kind: SpaceKindName;

  @Field(() => TagRule, { description: 'Which tags threads may have.' })
  tagRule: TagRuleName;

  @Field(() => Boolean, {
    description: 'For conversations between a member and the brand: each is for that member and staff alone.',
  })
  holdsConversations: boolean;

  /** Not in the API: `parent` resolves it. */
  parentId: string | null;
}

/** What was done to a space. */
@ObjectType({ description: 'The space after the change.' })
export class SpacePayload extends MutationPayload {
  @Field(() => Space, { nullable: true, description: 'Null when nothing was done.' })
  space: Space | null;
}
