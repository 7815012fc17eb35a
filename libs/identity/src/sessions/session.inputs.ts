import { Field, ID, InputType } from '@nestjs/graphql';

/** A refresh. */
@InputType({ description: 'A refresh.' })
export class SessionRefreshInput {
  @Field(() => String, { description: 'The refresh token of the last answer; it works once.' })
  refreshToken: string;
}

/** Which session to end. */
@InputType({ description: 'Which session to end.' })
export class SessionEndInput {
  @Field(() => ID, { description: 'One of the viewer’s own.' })
  sessionId: string;
}
