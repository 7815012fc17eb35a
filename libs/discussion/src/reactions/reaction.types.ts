import { ArgsType, Field, ID, InputType, ObjectType } from '@nestjs/graphql';
import { Member } from '#identity';
import { connectionOf, PageArgs } from '#platform';

/** Input of postReact. */
@InputType({ description: 'A reaction to give, or to take back.' })
export class PostReactInput {
  @Field(() => ID, { description: 'The post.' })
  postId: string;

  @Field(() => String, { description: "One of the community's reactions." })
  kind: string;

  @Field(() => Boolean, { description: 'False takes it back.' })
  isOn: boolean;
}

/** Somebody who reacted. */
@ObjectType({ description: 'Somebody who reacted.' })
export class Reactor {
  @Field(() => Member, { description: 'Who.' })
  member: Member;

  /** Not in the API: `member` resolves it. */
  memberId: string;
  /** Not in the API: a key of its place. */
  givenAt: string;
}

/** A page of those who reacted. */
@ObjectType({ description: 'A page of those who reacted, latest first.' })
export class ReactorConnection extends connectionOf(Reactor, 'Reactor') {}

/** Which reaction, and which page. */
@ArgsType()
export class ReactorsArgs extends PageArgs {
  @Field(() => String, { description: "One of the community's reactions." })
  kind: string;
}
