import { Field, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { MutationPayload } from '#platform';
import type { IndexWorkKind, IndexWorkState } from '#search';

/** What is done to the search index as a whole. */
export const SearchWorkKind = { REBUILD: 'rebuild', DRIFT_CHECK: 'drift-check' } as const;
registerEnumType(SearchWorkKind, {
  name: 'SearchWorkKind',
  description: 'What is done to the index on the search server as a whole.',
  valuesMap: {
    REBUILD: { description: 'It is built anew beside the one in use, which it then replaces.' },
    DRIFT_CHECK: { description: 'It is compared with the database, and what differs is put right.' },
  },
});

/** How such work stands. */
export const SearchWorkState = {
  WAITING: 'waiting',
  RUNNING: 'running',
  DONE: 'done',
  FAILED: 'failed',
  CANCELLED: 'cancelled',
} as const;
registerEnumType(SearchWorkState, {
  name: 'SearchWorkState',
  description: 'How work on the search index stands.',
  valuesMap: {
    WAITING: { description: 'For a worker.' },
    RUNNING: { description: 'A worker is at it.' },
    DONE: { description: 'It did what it was to do.' },
    FAILED: { description: 'It ended before its end; the index in use is as it was.' },
    CANCELLED: { description: 'An operator called it off; the index in use is as it was.' },
  },
});

@ObjectType({
  description: 'Documents that a comparison of index and database found out of step, and put right.',
})
export class SearchDrift {
  @Field(() => Int, { description: 'In the database and not in the index.' })
  missing: number;

  @Field(() => Int, { description: 'Older in the index than in the database.' })
  stale: number;

  @Field(() => Int, { description: 'In the index and not in the database.' })
  extra: number;
}

@ObjectType({ description: 'The latest work of a kind on the search index.' })
export class SearchWork {
  @Field(() => SearchWorkKind, { description: 'Which work.' })
  kind: IndexWorkKind;

  @Field(() => SearchWorkState, { description: 'How it stands.' })
  state: IndexWorkState;

  @Field(() => Boolean, {
    description: 'An operator asked for it, and may call it off while it is under way.',
  })
  isAsked: boolean;

  @Field(() => Int, { description: 'Documents so far.' })
  done: number;

  @Field(() => Int, { description: 'About how many there are.' })
  total: number;

  @Field(() => SearchDrift, { nullable: true, description: 'What a comparison found; null before its end.' })
  drift: SearchDrift | null;

  @Field(() => String, { nullable: true, description: 'What it failed on.' })
  error: string | null;

  @Field(() => Date, { nullable: true, description: 'When a worker began.' })
  startedAt: Date | null;

  @Field(() => Date, { nullable: true, description: 'When it ended, well or not.' })
  finishedAt: Date | null;
}

/** Answer to a wish about work on the index. */
@ObjectType({ description: 'Whether the wish was taken up.' })
export class SearchWorkPayload extends MutationPayload {
  @Field(() => Boolean, { description: 'False when nothing was done.' })
  isDecided: boolean;
}
