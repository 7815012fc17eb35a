import { ArgsType, Field, ID } from '@nestjs/graphql';
import { PageArgs } from '#platform';
import { IdeaSort, type IdeaSortName, IdeaStatus, type IdeaStanding } from './idea-status.js';

/** Which ideas, in which order. */
@ArgsType()
export class IdeaPageArgs extends PageArgs {
  @Field(() => ID, { nullable: true, description: 'Only this space.' })
  spaceId?: string | null;

  @Field(() => IdeaStatus, { nullable: true, description: 'Only these.' })
  status?: IdeaStanding | null;

  @Field(() => IdeaSort, { nullable: true, description: 'VOTES without one.' })
  sort?: IdeaSortName | null;
}
