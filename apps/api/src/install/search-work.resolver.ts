import { Mutation, Query, Resolver } from '@nestjs/graphql';
import { type Actor, answer, CurrentActor, OperatorOnly } from '#platform';
import { SearchUpkeep } from '#search';
import { SearchWorkService } from './search-work.service.js';
import { SearchWork, SearchWorkPayload } from './search-work.types.js';

/** What operators have done to the search index. */
@Resolver()
@OperatorOnly()
export class SearchWorkResolver {
  constructor(
    private readonly upkeep: SearchUpkeep,
    private readonly work: SearchWorkService,
  ) {}

  @Query(() => [SearchWork], {
    nullable: true,
    description: 'The latest work of each kind on the search index; null where there is no search server.',
  })
  async searchWork(): Promise<SearchWork[] | null> {
    return this.upkeep.look();
  }

  @Mutation(() => SearchWorkPayload, {
    description: 'Has the search index built anew. Searches go on meanwhile.',
  })
  async searchIndexRebuild(@CurrentActor() actor: Actor): Promise<SearchWorkPayload> {
    return decided(this.work.ask(actor, 'rebuild'));
  }

  @Mutation(() => SearchWorkPayload, {
    description: 'Has the search index compared with the database now, and put right.',
  })
  async searchDriftCheck(@CurrentActor() actor: Actor): Promise<SearchWorkPayload> {
    return decided(this.work.ask(actor, 'drift-check'));
  }

  @Mutation(() => SearchWorkPayload, {
    description: 'Calls a rebuild off that an operator asked for; the index in use stays as it is.',
  })
  async searchIndexRebuildCancel(@CurrentActor() actor: Actor): Promise<SearchWorkPayload> {
    return decided(this.work.cancel(actor, 'rebuild'));
  }
}

function decided(work: Promise<void>): Promise<SearchWorkPayload> {
  return answer(
    work.then(() => ({ isDecided: true })),
    { isDecided: false },
  );
}
