import { registerEnumType } from '@nestjs/graphql';
import type { IdeaStatusName } from '#protocol';

/** Where an idea may stand, as the database keeps it: in the order of the road. */
export const IdeaStatus = {
  PROPOSED: 'proposed',
  UNDER_REVIEW: 'under_review',
  PLANNED: 'planned',
  IN_PROGRESS: 'in_progress',
  SHIPPED: 'shipped',
  DECLINED: 'declined',
} as const satisfies Record<IdeaStatusName, string>;

/** Where an idea stands, as the database keeps it. */
export type IdeaStanding = (typeof IdeaStatus)[IdeaStatusName];

/** In the order of the road. */
export const IDEA_STATUSES = Object.values(IdeaStatus);

/** As snapshots and frames name it. */
export function statusNameOf(standing: IdeaStanding): IdeaStatusName {
  return standing.toUpperCase() as IdeaStatusName;
}

/** Orders of a list of ideas, as the API names them. */
export const IdeaSort = { VOTES: 'votes', NEWEST: 'newest', MOVED: 'moved' } as const;

/** An order of a list of ideas. */
export type IdeaSortName = (typeof IdeaSort)[keyof typeof IdeaSort];

registerEnumType(IdeaStatus, {
  name: 'IdeaStatus',
  description: 'Where an idea stands.',
  valuesMap: {
    PROPOSED: { description: 'Nobody has decided anything.' },
    UNDER_REVIEW: { description: 'The team looks at it.' },
    PLANNED: { description: 'It will be made.' },
    IN_PROGRESS: { description: 'It is being made.' },
    SHIPPED: { description: 'It is there.' },
    DECLINED: { description: 'It will not be made.' },
  },
});

registerEnumType(IdeaSort, {
  name: 'IdeaSort',
  description: 'The order of a list of ideas.',
  valuesMap: {
    VOTES: { description: 'Most wanted first.' },
    NEWEST: { description: 'Latest opened first.' },
    MOVED: { description: 'Those whose status changed last first.' },
  },
});
