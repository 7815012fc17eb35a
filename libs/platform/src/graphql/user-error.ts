import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { AccessError, DomainError } from '../errors/domain-error.js';

/** An expected refusal. */
@ObjectType({ description: 'An expected refusal: nothing was changed.' })
export class UserError {
  @Field(() => String, { description: 'Stable, in capitals.' })
  code: string;

  @Field(() => String, { description: 'For a developer; front ends translate the code.' })
  message: string;

  @Field(() => String, { nullable: true, description: 'Path of the input field at fault.' })
  field: string | null;

  @Field(() => Int, { nullable: true, description: 'Where waiting helps: how long, in seconds.' })
  retryAfterSeconds?: number | null;

  @Field(() => ID, { nullable: true, description: 'The thread that stands in the way, where one does.' })
  threadId?: string | null;

  @Field(() => Int, {
    nullable: true,
    description: 'Where there was too much of something: how much there may be.',
  })
  limit?: number | null;

  @Field(() => Int, {
    nullable: true,
    description: "Where that goes by how far the community knows somebody: the actor's trust level, 0 to 4.",
  })
  trustLevel?: number | null;
}

/** Base of every mutation's payload. */
@ObjectType({ isAbstract: true })
export abstract class MutationPayload {
  @Field(() => [UserError], { description: 'Why nothing was done; empty on success.' })
  userErrors: UserError[];
}

/**
 * Answers a mutation: what `work` gives, or the expected refusals it met. Refusals that concern access end the
 * operation instead, so that absent and forbidden stay one answer.
 */
export async function answer<Success extends object, Refused extends object>(
  work: Promise<Success>,
  refused: Refused,
): Promise<(Success | Refused) & MutationPayload> {
  try {
    return { ...(await work), userErrors: [] };
  } catch (error) {
    if (!(error instanceof DomainError) || error instanceof AccessError) throw error;
    return {
      ...refused,
      userErrors: [userErrorOf(error)],
    };
  }
}

function userErrorOf({ code, message, field, answerDetails }: DomainError): UserError {
  const { retryAfterSeconds, threadId, limit, trustLevel } = answerDetails;
  return {
    code,
    message,
    field: field ?? null,
    ...(typeof retryAfterSeconds === 'number' ? { retryAfterSeconds } : {}),
    ...(typeof threadId === 'string' ? { threadId } : {}),
    ...(typeof limit === 'number' ? { limit } : {}),
    ...(typeof trustLevel === 'number' ? { trustLevel } : {}),
  };
}
