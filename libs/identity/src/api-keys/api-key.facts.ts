import { defineFact } from '#platform';

/** A program was given a way in: by whom, and to do what. */
export const ApiKeyCreated = defineFact<{ apiKeyId: string; createdBy: string; permissions: string[] }>(
  'identity.ApiKeyCreated',
);

/** A program's way in was closed. */
export const ApiKeyRevoked = defineFact<{ apiKeyId: string; revokedBy: string | null }>(
  'identity.ApiKeyRevoked',
);
