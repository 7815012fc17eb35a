import { Field, ID, ObjectType } from '@nestjs/graphql';
import { MutationPayload } from '#platform';
import type { IssuedSession } from './session.service.js';

/** A place where somebody is signed in. */
@ObjectType({ description: 'A place where the viewer is signed in.' })
export class Session {
  @Field(() => ID, { description: 'Opaque.' })
  id: string;

  @Field(() => String, { nullable: true, description: 'Product name of the browser, where it said so.' })
  browser: string | null;

  @Field(() => String, { nullable: true, description: 'Product name of the system, where it said so.' })
  system: string | null;

  @Field(() => String, { nullable: true, description: 'The address without its last part: `203.0.113.x`.' })
  network: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Name of the provider the person came by; null for a password.',
  })
  providerLabel: string | null;

  @Field(() => Date, { description: 'When the person signed in there.' })
  createdAt: Date;

  @Field(() => Date, { description: 'When it was last used, to the quarter of an hour.' })
  lastSeenAt: Date;

  @Field(() => Boolean, { description: 'The one that asks.' })
  isCurrent: boolean;
}

/** Tokens for a program. */
@ObjectType({ description: 'What a program signs in with; browsers get cookies instead.' })
export class SessionTokenPair {
  @Field(() => String, { description: 'Send it as `Authorization: Bearer …`.' })
  accessToken: string;

  @Field(() => Date, { description: 'When the access token ends: a quarter of an hour after it was made.' })
  accessExpiresAt: Date;

  @Field(() => String, {
    description: 'Makes the next pair, once. Shown again after its successor was used, it ends the session.',
  })
  refreshToken: string;

  @Field(() => Date, { description: 'When the session ends unless it is refreshed.' })
  expiresAt: Date;
}

/** Makes the program's view of an issued session. */
export function tokenPairOf({
  access,
  accessExpiresAt,
  refresh,
  expiresAt,
}: IssuedSession): SessionTokenPair {
  return { accessToken: access, accessExpiresAt, refreshToken: refresh, expiresAt };
}

/** Answer to a refresh. */
@ObjectType({ description: 'The next pair of tokens.' })
export class SessionRefreshPayload extends MutationPayload {
  @Field(() => SessionTokenPair, { nullable: true, description: 'Null when refused.' })
  tokens: SessionTokenPair | null;
}

/** Answer to the end of sessions. */
@ObjectType({ description: 'Sessions ended.' })
export class SessionEndPayload extends MutationPayload {
  @Field(() => [Session], { description: 'Those that are left, the last seen first.' })
  sessions: Session[];
}
