import { Field, Float, ID, InputType, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { type HealthState as HealthStateName, MutationPayload } from '#platform';

/** How a part of the install does its work. */
export const HealthState = { WORKING: 'working', DEGRADED: 'degraded', DOWN: 'down' } as const;
registerEnumType(HealthState, {
  name: 'HealthState',
  description: 'How a part of the install does its work.',
  valuesMap: {
    WORKING: { description: 'As it should.' },
    DEGRADED: { description: 'Less well, or on a reserve.' },
    DOWN: { description: 'Not at all, or somebody must act.' },
  },
});

@ObjectType({ description: 'A figure or a name that belongs to a report.' })
export class HealthDetail {
  @Field(() => String, { description: 'What it says; units are in the name.' })
  name: string;

  @Field(() => String, { description: 'A number, or text.' })
  value: string;
}

@ObjectType({ description: 'How one part of the install stands.' })
export class HealthPart {
  @Field(() => String, { description: 'Which part.' })
  part: string;

  @Field(() => HealthState, { description: 'How it does its work.' })
  state: HealthStateName;

  @Field(() => String, { description: 'What is the matter, in capitals; front ends have words for it.' })
  code: string;

  @Field(() => [HealthDetail], { description: 'What belongs to it.' })
  details: HealthDetail[];

  @Field(() => Date, { nullable: true, description: 'Since when, where that is known.' })
  since: Date | null;
}

@ObjectType({ description: 'How a consumer of the facts log stands.' })
export class ConsumerHealth {
  @Field(() => String, { description: 'Name of the consumer.' })
  name: string;

  @Field(() => Int, { description: 'Facts it has not digested yet; counted up to 10,000.' })
  lagFacts: number;

  @Field(() => Float, { description: 'Age of the oldest of them, in seconds.' })
  lagSeconds: number;

  @Field(() => Int, { description: 'Facts set aside because they kept failing.' })
  parkedCount: number;

  @Field(() => String, { nullable: true, description: 'What it failed on last, until it succeeds again.' })
  lastError: string | null;

  @Field(() => Boolean, { description: 'Some process runs it.' })
  isRun: boolean;
}

@ObjectType({ description: 'A fact that a consumer set aside because it kept failing.' })
export class ParkedFact {
  @Field(() => String, { description: 'Name of the consumer.' })
  consumer: string;

  @Field(() => ID, { description: 'Its number in the log.' })
  factId: string;

  @Field(() => String, { description: 'What happened; empty where the log does not have it any more.' })
  type: string;

  @Field(() => Int, { description: 'Tries so far.' })
  attempts: number;

  @Field(() => String, { description: 'What the last try failed on.' })
  error: string;

  @Field(() => Date, { description: 'When it was set aside.' })
  parkedAt: Date;

  @Field(() => Date, { nullable: true, description: 'When somebody asked for another try that is not over.' })
  retryRequestedAt: Date | null;
}

@ObjectType({ description: 'A background job that failed, and may be tried again.' })
export class JobHealth {
  @Field(() => ID, { description: 'Its number in the queue.' })
  id: string;

  @Field(() => String, { description: 'What it does.' })
  task: string;

  @Field(() => Int, { description: 'Tries so far.' })
  attempts: number;

  @Field(() => Int, { description: 'Tries it has in all.' })
  maxAttempts: number;

  @Field(() => String, { nullable: true, description: 'What the last try failed on.' })
  lastError: string | null;

  @Field(() => Date, { nullable: true, description: 'When it is tried again; null when it is not.' })
  nextTryAt: Date | null;
}

@ObjectType({ description: 'Work that a community has done on days of its own.' })
export class ScheduleHealth {
  @Field(() => String, { description: 'Which work.' })
  schedule: string;

  @Field(() => String, { description: 'Name of the community.' })
  communityName: string;

  @Field(() => String, { description: 'Its time zone.' })
  timeZone: string;

  @Field(() => Date, { nullable: true, description: 'When it falls due next.' })
  nextRunAt: Date | null;

  @Field(() => Date, { nullable: true, description: 'When its latest run ended, well or not.' })
  lastRunAt: Date | null;

  @Field(() => HealthState, { description: 'How the latest run stands.' })
  state: HealthStateName;

  @Field(() => String, { nullable: true, description: 'What it failed on, until it succeeds.' })
  lastError: string | null;

  @Field(() => Int, { description: 'Tries that the latest run has left.' })
  triesLeft: number;
}

/** Work of the whole install, by the clock. */
@ObjectType({ description: 'Work that the whole install does by the clock, in UTC.' })
export class RoutineHealth {
  @Field(() => String, { description: 'Which work.' })
  routine: string;

  @Field(() => Date, { nullable: true, description: 'When it falls due next.' })
  nextRunAt: Date | null;

  @Field(() => Date, { nullable: true, description: 'When it was last put to work; null for not yet.' })
  lastRunAt: Date | null;

  @Field(() => HealthState, { description: 'How the latest run stands.' })
  state: HealthStateName;

  @Field(() => String, {
    nullable: true,
    description: 'What it failed on, until it succeeds or begins anew.',
  })
  lastError: string | null;

  @Field(() => Int, { description: 'Tries that the latest run has left.' })
  triesLeft: number;
}

@ObjectType({ description: 'A process of the install.' })
export class ProcessHealth {
  @Field(() => ID, { description: 'Opaque.' })
  id: string;

  @Field(() => [String], { description: '`api`, `worker`.' })
  roles: readonly string[];

  @Field(() => String, { description: 'Name of its machine.' })
  host: string;

  @Field(() => Date, { description: 'When it was started.' })
  startedAt: Date;
}

@ObjectType({ description: 'How the install stands.' })
export class SystemHealth {
  @Field(() => HealthState, { description: 'That of the worst part.' })
  state: HealthStateName;

  @Field(() => [HealthPart], { description: 'Every part, severe first.' })
  parts: HealthPart[];

  @Field(() => [ConsumerHealth], { description: 'Every consumer that has ever run, by name.' })
  consumers: ConsumerHealth[];

  @Field(() => [ParkedFact], { description: 'Facts set aside, oldest first; at most 50.' })
  parkedFacts: ParkedFact[];

  @Field(() => [JobHealth], {
    description: 'Jobs that failed, those out of tries first; at most 50.',
  })
  failedJobs: JobHealth[];

  @Field(() => [ScheduleHealth], {
    description: 'Schedules of the communities, failed ones first; at most 50.',
  })
  schedules: ScheduleHealth[];

  @Field(() => [RoutineHealth], {
    description: 'Work of the whole install, failed first; as many as there are kinds of it.',
  })
  routines: RoutineHealth[];

  @Field(() => [ProcessHealth], { description: 'Processes heard of lately, oldest first.' })
  processes: ProcessHealth[];
}

/** A decision about a parked fact. */
@InputType({ description: 'A decision about a fact that was set aside.' })
export class ParkedFactDecisionInput {
  @Field(() => String, { description: 'Name of the consumer.' })
  consumer: string;

  @Field(() => ID, { description: 'Number of the fact.' })
  factId: string;

  @Field(() => String, { description: 'Why, 1 to 300 characters; it is kept.' })
  reason: string;
}

/** A decision about a failed job. */
@InputType({ description: 'A decision about a job that failed.' })
export class JobDecisionInput {
  @Field(() => ID, { description: 'Number of the job.' })
  jobId: string;

  @Field(() => String, { description: 'Why, 1 to 300 characters; it is kept.' })
  reason: string;
}

/** Answer to a decision about failed work. */
@ObjectType({ description: 'Whether the decision was taken.' })
export class FailedWorkPayload extends MutationPayload {
  @Field(() => Boolean, { description: 'False when nothing was done.' })
  isDecided: boolean;
}
