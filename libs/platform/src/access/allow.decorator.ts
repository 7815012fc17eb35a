import { SetMetadata } from '@nestjs/common';

/** Metadata key under which an operation declares who may call it. */
export const ACCESS_RULE = 'parvis:access';

/** The rule of one operation. Without a rule an operation is refused. */
export type AccessRule =
  { readonly public: true } | { readonly operator: true } | { readonly anyOf: readonly string[] };

/** The actor needs at least one of these permissions in the community. */
export const Allow = (...anyOf: [string, ...string[]]) =>
  SetMetadata<string, AccessRule>(ACCESS_RULE, { anyOf });

/** Open to anybody; what it answers is still filtered by what the actor may see. */
export const Public = () => SetMetadata<string, AccessRule>(ACCESS_RULE, { public: true });

/** Only the install's operators. */
export const OperatorOnly = () => SetMetadata<string, AccessRule>(ACCESS_RULE, { operator: true });
