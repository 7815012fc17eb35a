import { Field, Int, ObjectType } from '@nestjs/graphql';
import type { Page } from '#platform';
import { type Thread, ThreadConnection } from '../graphql/thread.types.js';
import { IdeaStatus, type IdeaStanding } from './idea-status.js';

/** The ideas of one status. */
@ObjectType({ description: 'The ideas of one status.' })
export class RoadmapColumn {
  @Field(() => IdeaStatus, { description: 'Their status.' })
  status: IdeaStanding;

  @Field(() => Int, { description: 'How many there are.' })
  count: number;

  @Field(() => ThreadConnection, {
    description: 'Most wanted first. Its cursors go on in `ideas` of the same space and status, by votes.',
  })
  ideas: Page<Thread>;
}
