import { createPublicKey, type JsonWebKey, type KeyObject } from 'node:crypto';
import type { SsoAlgorithmName } from './sso-trust.js';

const SMALLEST_RSA_BITS = 2_048;

/** The public key of a JWK, where it is one that the algorithm uses; null otherwise, and for a private or secret key. */
export function publicKeyOf(jwk: JsonWebKey, algorithm: SsoAlgorithmName): KeyObject | null {
  const isForVerifying = jwk.use === undefined || jwk.use === 'sig';
  if (!isForVerifying || jwk.kty === 'oct' || jwk.d !== undefined) return null;
  try {
    const key = createPublicKey({ key: jwk, format: 'jwk' });
    return fits(key, algorithm) ? key : null;
  } catch {
    return null;
  }
}

function fits(key: KeyObject, algorithm: SsoAlgorithmName): boolean {
  const details = key.asymmetricKeyDetails;
  if (algorithm === 'EdDSA') return key.asymmetricKeyType === 'ed25519';
  if (algorithm === 'ES256') return key.asymmetricKeyType === 'ec' && details?.namedCurve === 'prime256v1';
  if (algorithm === 'RS256')
    return key.asymmetricKeyType === 'rsa' && (details?.modulusLength ?? 0) >= SMALLEST_RSA_BITS;
  return false;
}
