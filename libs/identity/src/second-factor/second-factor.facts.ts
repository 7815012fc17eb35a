import { defineFact } from '#platform';

/** An account proves itself with a code from now on. */
export const SecondFactorEnabled = defineFact<{ accountId: string }>('identity.SecondFactorEnabled');

/** An account proves itself with its password alone again. */
export const SecondFactorDisabled = defineFact<{ accountId: string }>('identity.SecondFactorDisabled');

/** An admin had a colleague sent the letter that puts a lost second factor off. */
export const MemberSecondFactorReset = defineFact<{ memberId: string; requestedBy: string | null }>(
  'identity.MemberSecondFactorReset',
);

/** A community asks its staff for a second factor, or no longer. */
export const SignInPolicyChanged = defineFact<{ requiresSecondFactor: boolean; changedBy: string | null }>(
  'identity.SignInPolicyChanged',
);
