import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';
import { type Actor, Allow, answer, CurrentActor } from '#platform';
import { Permission } from '#identity';
import { DraftConflict } from './draft.errors.js';
import type { DraftRow } from './draft.repository.js';
import { DraftService } from './draft.service.js';
import {
  Draft,
  DraftDiscardInput,
  DraftDiscardPayload,
  draftOf,
  DraftPlaceInput,
  DraftSaveInput,
  DraftSavePayload,
} from './draft.types.js';

/** Operations of drafts. */
@Resolver()
export class DraftResolver {
  constructor(private readonly service: DraftService) {}

  @Allow(Permission.PostReply)
  @Query(() => Draft, { nullable: true, description: "The viewer's draft in a place; null for none." })
  async draft(
    @CurrentActor() actor: Actor,
    @Args('place', { description: 'Where it belongs.' }) place: DraftPlaceInput,
  ): Promise<Draft | null> {
    const row = await this.service.find(actor, place);
    return row && draftOf(row);
  }

  @Allow(Permission.PostReply)
  @Query(() => [Draft], {
    complexity: 20,
    description: "The viewer's drafts, latest change first, at most 100.",
  })
  async drafts(@CurrentActor() actor: Actor): Promise<Draft[]> {
    return (await this.service.list(actor)).map(draftOf);
  }

  @Allow(Permission.PostReply)
  @Mutation(() => DraftSavePayload, {
    description: 'Keeps a text until it is sent, for all devices of the viewer.',
  })
  async draftSave(
    @CurrentActor() actor: Actor,
    @Args('input', { description: 'The text.' }) input: DraftSaveInput,
  ): Promise<DraftSavePayload> {
    return answerDraft(this.service.save(actor, input));
  }

  @Allow(Permission.PostReply)
  @Mutation(() => DraftDiscardPayload, {
    description: 'Forgets a draft; one that is gone already is forgotten.',
  })
  async draftDiscard(
    @CurrentActor() actor: Actor,
    @Args('input', { description: 'The draft.' }) input: DraftDiscardInput,
  ): Promise<DraftDiscardPayload> {
    return answerDraft(this.service.discard(actor, input));
  }
}

/** The draft that is kept, or what a conflict has found in its place. */
async function answerDraft(work: Promise<DraftRow | null>): Promise<DraftSavePayload> {
  const outcome: { draft: Draft | null } = { draft: null };
  const settled = work.then(
    (row) => void (outcome.draft = row && draftOf(row)),
    (error: unknown) => {
      if (error instanceof DraftConflict) outcome.draft = draftOf(error.kept);
      throw error;
    },
  );
  const { userErrors } = await answer(
    settled.then(() => ({})),
    {},
  );
  return { ...outcome, userErrors };
}
