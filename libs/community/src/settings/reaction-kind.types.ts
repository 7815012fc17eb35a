import { Extensions, Field, InputType, ObjectType } from '@nestjs/graphql';
import type { ReactionIconName, ReactionKind } from '#protocol';
import type { ReactionKindDraft } from './reaction-kinds.js';

/** ReactionKind, as GraphQL answers it. */
@Extensions({ isSnapshot: true })
@ObjectType('ReactionKind', { description: 'One of the community’s reactions.' })
export class ShownReactionKind implements ReactionKind {
  @Field(() => String, { description: 'Its stable name: what is stored and counted.' })
  kind: string;

  @Field(() => String, { description: 'What it is called in French.' })
  fr: string;

  @Field(() => String, { description: 'What it is called in English.' })
  en: string;

  @Field(() => String, { description: 'Name of its outline, out of the product’s own list.' })
  icon: ReactionIconName;

  @Field(() => Boolean, { description: 'False for one that is still counted and not given any more.' })
  isOffered: boolean;
}

/** One reaction to offer. */
@InputType({ description: 'One reaction to offer.' })
export class ReactionKindInput implements ReactionKindDraft {
  @Field(() => String, {
    description: 'Its stable name: 1 to 24 small letters, digits and _, from a letter.',
  })
  kind: string;

  @Field(() => String, { description: 'What it is called in French, 1 to 24 characters.' })
  fr: string;

  @Field(() => String, { description: 'What it is called in English, 1 to 24 characters.' })
  en: string;

  @Field(() => String, { description: 'Name of its outline, out of the product’s own list.' })
  icon: string;
}
