import { Field, ID, InputType, Int } from '@nestjs/graphql';
import { PinScope, type PinScopeName } from '../extras/extras.types.js';

/** Input of threadPin. */
@InputType({ description: 'Shows a thread first, or no more.' })
export class ThreadPinInput {
  @Field(() => ID, { description: 'The thread.' })
  threadId: string;

  @Field(() => PinScope, { nullable: true, description: 'Where; null takes it down.' })
  scope?: PinScopeName | null;

  @Field(() => Date, { nullable: true, description: 'From when no more; never without it.' })
  until?: Date | null;
}

/** Input of threadFeature. */
@InputType({ description: 'Recognises a thread, or no more.' })
export class ThreadFeatureInput {
  @Field(() => ID, { description: 'The thread.' })
  threadId: string;

  @Field(() => Boolean, { description: 'True recognises it.' })
  isFeatured: boolean;
}

/** Input of threadSlowMode. */
@InputType({ description: 'How long members wait between two messages in a thread.' })
export class ThreadSlowModeInput {
  @Field(() => ID, { description: 'The thread.' })
  threadId: string;

  @Field(() => Int, { nullable: true, description: '10 to 86,400; null ends the wait.' })
  seconds?: number | null;
}
