import { Field, Float, Int, ObjectType } from '@nestjs/graphql';

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
}

@ObjectType({ description: 'How the install stands.' })
export class SystemHealth {
  @Field(() => [ConsumerHealth], { description: 'Every consumer that has ever run, by name.' })
  consumers: ConsumerHealth[];
}
