import { Args, ID, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { type Actor, Allow, answer, CurrentActor } from '#platform';
import { Permission } from '#identity';
import type { ExportRow } from '../exports/export.repository.js';
import { ExportLinks } from '../exports/export-links.js';
import { ExportService } from '../exports/export.service.js';
import { Export, ExportCancelInput, ExportPayload, ExportStartInput } from './export.types.js';

/** Operations of exports. */
@Resolver(() => Export)
export class ExportResolver {
  constructor(
    private readonly service: ExportService,
    private readonly links: ExportLinks,
  ) {}

  @Allow(Permission.VerbatimExport)
  @Query(() => [Export], { description: "The viewer's own exports, newest first, at most 50." })
  async exports(@CurrentActor() actor: Actor): Promise<Export[]> {
    return this.service.listOwn(actor);
  }

  @Allow(Permission.VerbatimExport)
  @Query(() => Export, {
    nullable: true,
    description: "One of the viewer's own exports; null for any other.",
  })
  async export(
    @CurrentActor() actor: Actor,
    @Args('id', { type: () => ID, description: 'Its id.' }) id: string,
  ): Promise<Export | null> {
    return this.service.findOwn(actor, id);
  }

  @Allow(Permission.VerbatimExport)
  @Mutation(() => ExportPayload, { description: 'Asks for a file of everything that a search finds.' })
  async exportStart(
    @CurrentActor() actor: Actor,
    @Args('input', { description: 'What to export.' }) input: ExportStartInput,
  ): Promise<ExportPayload> {
    return answer(
      this.service.start(actor, input).then((row) => ({ export: row })),
      { export: null },
    );
  }

  @Allow(Permission.VerbatimExport)
  @Mutation(() => ExportPayload, { description: 'Stops an export; one that has ended stays as it is.' })
  async exportCancel(
    @CurrentActor() actor: Actor,
    @Args('input', { description: 'Which.' }) input: ExportCancelInput,
  ): Promise<ExportPayload> {
    return answer(
      this.service.cancel(actor, input.id).then((row) => ({ export: row })),
      { export: null },
    );
  }

  @ResolveField(() => String, {
    nullable: true,
    description: "Where the file is, for the requester's own session; null unless it is there.",
  })
  async downloadUrl(@Parent() row: ExportRow): Promise<string | null> {
    return this.links.download(row);
  }

  @ResolveField(() => String, {
    nullable: true,
    description: 'Where its seal is, as for the file; null where it has none.',
  })
  async sealUrl(@Parent() row: ExportRow): Promise<string | null> {
    return this.links.seal(row);
  }
}
