import { defineFact } from '#platform';

/** The brand has a new key to sign with. `by` is the member who did it, null where the install did. */
export const SsoKeyAdded = defineFact<{ ssoKeyId: string; by: string | null }>('community.SsoKeyAdded');

/** A key will be believed until a date, an ISO 8601 instant; null: the date was taken back. */
export const SsoKeyRetirementSet = defineFact<{
  ssoKeyId: string;
  retiresAt: string | null;
  by: string | null;
}>('community.SsoKeyRetirementSet');

/** A key is believed no more. */
export const SsoKeyRevoked = defineFact<{ ssoKeyId: string; by: string | null }>('community.SsoKeyRevoked');
