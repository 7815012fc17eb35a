import { Field, ID, InputType, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { MutationPayload } from '#platform';
import { DraftKind, shownId } from './draft-place.js';
import type { DraftRow } from './draft.repository.js';

registerEnumType(DraftKind, {
  name: 'DraftKind',
  description: 'What a draft will be.',
  valuesMap: {
    REPLY: { description: 'A reply at the top level of a thread.' },
    ANSWER: { description: 'An answer to a post.' },
    OPENING: { description: 'A new thread.' },
    EDIT: { description: "A new text of one's own post." },
  },
});

/** Where a draft belongs. */
@InputType({ description: 'Where a draft belongs: one draft a place.' })
export class DraftPlaceInput {
  @Field(() => DraftKind, { description: 'What it will be.' })
  kind: DraftKind;

  @Field(() => ID, {
    nullable: true,
    description: 'The thread, post or space; none for a new thread whose space is not chosen.',
  })
  id?: string | null;
}

/** Input of draftSave. */
@InputType({ description: 'A text to keep until it is sent.' })
export class DraftSaveInput {
  @Field(() => DraftPlaceInput, { description: 'Where it belongs.' })
  place: DraftPlaceInput;

  @Field(() => String, { description: 'At most 40,000 characters; may be empty.' })
  body: string;

  @Field(() => String, { nullable: true, description: 'Of a new thread, at most 255 characters.' })
  title?: string | null;

  @Field(() => ID, { nullable: true, description: 'The space chosen for a new thread.' })
  spaceId?: string | null;

  @Field(() => Int, { description: 'The version that this one follows; 0 for a new draft.' })
  version: number;
}

/** Input of draftDiscard. */
@InputType({ description: 'A draft to forget.' })
export class DraftDiscardInput {
  @Field(() => DraftPlaceInput, { description: 'Where it belongs.' })
  place: DraftPlaceInput;

  @Field(() => Int, { description: 'The version that is discarded.' })
  version: number;
}

/** The draft that a text is sent from. */
@InputType({
  description: 'The draft that a text is sent from: it goes with it, unless it was changed elsewhere.',
})
export class SentDraftInput {
  @Field(() => ID, { description: 'The draft.' })
  id: string;

  @Field(() => Int, { description: 'Its version as the sender knows it.' })
  version: number;
}

/** A text that its member has not sent yet. */
@ObjectType({ description: "A text of the viewer's that is not sent yet. Nobody else reads it." })
export class Draft {
  @Field(() => ID, { description: 'Opaque.' })
  id: string;

  @Field(() => DraftKind, { description: 'What it will be.' })
  kind: DraftKind;

  @Field(() => ID, { nullable: true, description: 'The thread, post or space that it is for.' })
  placeId: string | null;

  @Field(() => String, { description: 'Of a new thread; may be empty.' })
  title: string;

  @Field(() => String, { description: 'Exactly as saved.' })
  body: string;

  @Field(() => ID, { nullable: true, description: 'The space chosen for a new thread.' })
  spaceId: string | null;

  @Field(() => Int, { description: 'Rises with every change.' })
  version: number;

  @Field(() => Date, { description: 'When it was last saved.' })
  updatedAt: Date;
}

/** The draft as the API shows it. */
export function draftOf(row: DraftRow): Draft {
  return { ...row, placeId: shownId(row.placeId) };
}

/** Answer of draftSave. */
@ObjectType({ description: 'The draft as it is kept.' })
export class DraftSavePayload extends MutationPayload {
  @Field(() => Draft, {
    nullable: true,
    description: 'As saved. With DRAFT_CONFLICT, what another device has saved; null where nothing is kept.',
  })
  draft: Draft | null;
}

/** Answer of draftDiscard. */
@ObjectType({ description: 'The draft that stays.' })
export class DraftDiscardPayload extends MutationPayload {
  @Field(() => Draft, { nullable: true, description: 'With DRAFT_CONFLICT, what another device has saved.' })
  draft: Draft | null;
}
