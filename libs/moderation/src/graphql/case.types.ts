import { Field, ID, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { connectionOf, MutationPayload } from '#platform';
import { ReasonCode, Verdict } from '../cases/reasons.js';

/** Where a case stands. */
export const CaseState = { OPEN: 'open', DECIDED: 'decided' } as const;
/** A value of CaseState. */
export type CaseState = (typeof CaseState)[keyof typeof CaseState];
registerEnumType(CaseState, {
  name: 'CaseState',
  description: 'Where a case stands.',
  valuesMap: {
    OPEN: { description: 'Waits for a moderator.' },
    DECIDED: { description: 'Settled: judged, or the author took the post back (no decision then).' },
  },
});
registerEnumType(Verdict, {
  name: 'Verdict',
  description: 'What a moderator may conclude.',
  valuesMap: {
    APPROVE: { description: 'The post is published.' },
    REJECT: { description: 'The post is refused, or removed where it was published.' },
  },
});
registerEnumType(ReasonCode, {
  name: 'ReasonCode',
  description: 'The ground of a verdict. Those that begin with OK approve, the others reject.',
  valuesMap: {
    OK_ON_TOPIC: { description: 'Belongs here.' },
    OK_TRUSTED: { description: 'The author or the source is known and trusted.' },
    OK_OTHER: { description: 'Fine for another reason, in the text.' },
    SPAM: { description: 'Advertising, or the same thing again and again.' },
    OFF_TOPIC: { description: 'Does not belong here.' },
    ABUSE: { description: 'Insults, threatens or harasses somebody.' },
    PERSONAL_DATA: { description: 'Shows data of a person that should not be public.' },
    ILLEGAL: { description: 'Against the law.' },
    DUPLICATE: { description: 'Already said elsewhere.' },
    OTHER: { description: 'Refused for another reason, in the text.' },
  },
});

/** Why a post is looked at. */
@ObjectType({ description: 'Why a post is looked at: the word of one check.' })
export class CaseSignal {
  @Field(() => String, { description: 'Name of the check; front ends translate it.' })
  check: string;

  @Field(() => String, { description: 'For a developer, in English; never repeats what the author wrote.' })
  explanation: string;

  @Field(() => Date, { description: 'When it was raised.' })
  at: Date;
}

/** A judgement. */
@ObjectType({ description: 'A judgement: reasoned, signed, never altered.' })
export class Decision {
  @Field(() => ID, { description: 'Opaque.' })
  id: string;

  @Field(() => Verdict, { description: 'What was concluded.' })
  verdict: Verdict;

  @Field(() => ReasonCode, { description: 'On what ground.' })
  reasonCode: ReasonCode;

  @Field(() => String, { description: 'In the moderator’s words; the author of a refused post reads them.' })
  reasonText: string;

  @Field(() => Date, { description: 'When.' })
  decidedAt: Date;

  /** Not in the API: `decidedBy` resolves it. */
  deciderId: string;
}

/** Something a human must judge. */
@ObjectType({ description: 'Something a human must judge: one case per post, all signals on it.' })
export class Case {
  @Field(() => ID, { description: 'Opaque.' })
  id: string;

  @Field(() => CaseState, { description: 'Where it stands.' })
  state: CaseState;

  @Field(() => Int, { description: 'Rises with every change; a decision names the one it judged.' })
  version: number;

  @Field(() => Date, { description: 'When it came into the queue.' })
  openedAt: Date;

  @Field(() => [CaseSignal], { description: 'Why it is here, in the order of the checks.' })
  signals: CaseSignal[];

  @Field(() => [Decision], { description: 'What was concluded, oldest first.' })
  decisions: Decision[];

  /** Not in the API: `post`, `source` and `contextBefore` resolve it. */
  postId: string;
  /** Not in the API: `author` resolves it. */
  authorId: string;
  /** Not in the API: `space` resolves it. */
  spaceId: string;
}

/** A page of cases. */
@ObjectType({ description: 'A page of cases.' })
export class CaseConnection extends connectionOf(Case, 'Case') {}

/** How much waits. */
@ObjectType({ description: 'How much waits; true at the moment it was read.' })
export class QueueSummary {
  @Field(() => Int, { description: 'Open cases that the viewer may judge.' })
  openCount: number;

  @Field(() => Date, {
    nullable: true,
    description: 'When the oldest of them came in; null when none waits.',
  })
  oldestOpenedAt: Date | null;
}

/** Answer of caseDecide. */
@ObjectType({ description: 'The case after the decision.' })
export class CaseDecidePayload extends MutationPayload {
  @Field(() => Case, { nullable: true, description: 'Null where nothing was done.' })
  case: Case | null;
}
