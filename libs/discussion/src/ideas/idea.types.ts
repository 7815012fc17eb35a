import { Extensions, Field, ID, Int, ObjectType } from '@nestjs/graphql';
import type { IdeaExtras, IdeaStatusName } from '#protocol';
import { IdeaStatus, type IdeaStanding } from './idea-status.js';

/** IdeaExtras, as GraphQL answers it. Its status is a name already: a snapshot holds what is answered. */
@Extensions({ isSnapshot: true })
@ObjectType('IdeaExtras', { description: 'What makes a thread an idea.' })
export class ShownIdeaExtras implements IdeaExtras {
  @Field(() => String, { description: 'One of IdeaStatus.' })
  status: IdeaStatusName;

  @Field(() => Int, { description: 'Members who want it, with those of ideas merged into it, each once.' })
  voteCount: number;

  @Field(() => Int, { description: 'Ideas merged into it.' })
  mergedCount: number;

  @Field(() => ID, { nullable: true, description: 'The thread it was merged into.' })
  mergedIntoId: string | null;

  @Field(() => String, { nullable: true, description: 'What staff said when it last moved.' })
  note: string | null;
}

/** One move of an idea. */
@ObjectType({ description: 'One move of an idea.' })
export class IdeaMove {
  @Field(() => ID, { description: 'Opaque.' })
  id: string;

  @Field(() => IdeaStatus, { description: 'Where it stood.' })
  from: IdeaStanding;

  @Field(() => IdeaStatus, { description: 'Where it stood afterwards.' })
  to: IdeaStanding;

  @Field(() => String, { nullable: true, description: 'What was said with it.' })
  note: string | null;

  @Field(() => Date, { description: 'When.' })
  movedAt: Date;

  /** Not in the API: `movedBy` resolves it. */
  movedById: string;
  /** Not in the API. */
  threadId: string;
}
