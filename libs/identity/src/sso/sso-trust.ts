import type { JsonWebKey } from 'node:crypto';

/** An algorithm of RFC 7518 §3.1 or RFC 8037 that a brand may sign with. */
export type SsoAlgorithmName = 'HS256' | 'ES256' | 'RS256' | 'EdDSA';

/** A key the brand signs with. Its algorithm is the key's, whatever a token's header says (RFC 8725 §3.1). */
export interface SsoTrustedKey {
  id: string;
  kid: string;
  /** What admins call it. */
  label: string;
  algorithm: SsoAlgorithmName;
  source: { secret: Buffer } | { publicJwk: JsonWebKey } | { jwksUrl: string };
  /** Believed until then; null: no end is set. */
  retiresAt: Date | null;
}

/** A key that is believed no more. */
export interface SsoFormerKey {
  kid: string;
  endedAt: Date;
  wasRevoked: boolean;
}

/** Whose tokens a community accepts, and what they may say. */
export interface SsoTrust {
  /** What `aud` must be: the community's slug. */
  audience: string;
  acceptsRoles: boolean;
  /** Live keys only. */
  keys: readonly SsoTrustedKey[];
  /** For a diagnosis alone. */
  formerKeys: readonly SsoFormerKey[];
}

/** A key let somebody in; `kid` as the token or the key set has it. */
export interface SsoKeyUse {
  communityId: string;
  keyId: string;
  kid: string;
}
