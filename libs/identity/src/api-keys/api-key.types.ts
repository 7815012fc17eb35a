import { Field, ID, InputType, ObjectType } from '@nestjs/graphql';
import { MutationPayload } from '#platform';

/** A program's way in, without its secret. */
@ObjectType({ description: 'A program’s way into the community; its secret is shown once and kept nowhere.' })
export class ApiKey {
  @Field(() => ID, { description: 'Opaque.' })
  id: string;

  @Field(() => String, { description: 'For admins to tell keys apart.' })
  label: string;

  @Field(() => [String], {
    description: 'What it was given. It can do of that only what its creator still holds at the time.',
  })
  permissions: readonly string[];

  @Field(() => [String], {
    description: 'Addresses and networks it may be used from; empty: from anywhere.',
  })
  allowedNetworks: readonly string[];

  @Field(() => Date, { description: 'When it was made.' })
  createdAt: Date;

  @Field(() => Date, { nullable: true, description: 'It opens nothing from then on; null: never.' })
  expiresAt: Date | null;

  @Field(() => Date, { nullable: true, description: 'Last use, to the minute; null: never used.' })
  lastUsedAt: Date | null;

  @Field(() => Date, { nullable: true, description: 'It opens nothing since then.' })
  revokedAt: Date | null;

  createdBy: string;
}

/** A new key. */
@InputType({ description: 'A new key.' })
export class ApiKeyCreateInput {
  @Field(() => String, { description: '1 to 80 characters, for admins.' })
  label: string;

  @Field(() => [String], { description: 'One or more of apiKeyPermissions.' })
  permissions: string[];

  @Field(() => Date, { nullable: true, description: 'In the future; null: never.' })
  expiresAt?: Date | null;

  @Field(() => [String], {
    nullable: true,
    description: 'At most 20 addresses or networks (CIDR); none: from anywhere.',
  })
  allowedNetworks?: string[] | null;
}

/** Answer to a new key. */
@ObjectType({ description: 'The new key.' })
export class ApiKeyCreatePayload extends MutationPayload {
  @Field(() => ApiKey, { nullable: true, description: 'Null when nothing was done.' })
  apiKey: ApiKey | null;

  @Field(() => String, {
    nullable: true,
    description: 'Only here, never again: send it as `Authorization: Bearer …`.',
  })
  token: string | null;
}

/** Which key to revoke. */
@InputType({ description: 'Which key to revoke.' })
export class ApiKeyRevokeInput {
  @Field(() => ID, { description: 'The key.' })
  id: string;
}

/** Answer to a revocation. */
@ObjectType({ description: 'The revoked key.' })
export class ApiKeyRevokePayload extends MutationPayload {
  @Field(() => ApiKey, { nullable: true, description: 'Null when nothing was done.' })
  apiKey: ApiKey | null;
}
