import { createPublicKey, randomBytes, type JsonWebKey } from 'node:crypto';
import { publicKeyOf, type SsoAlgorithmName } from '#identity';
import { type OutboundFetch, OutboundRefused } from '#platform';
import { calculateJwkThumbprint } from 'jose';
import { SsoKeyInvalid } from './sso-key.errors.js';

const LONGEST_JWK = 8_192;
const LONGEST_URL = 2_000;
const PUBLIC_PEM = /^-----BEGIN PUBLIC KEY-----[A-Za-z0-9+/=\s]+-----END PUBLIC KEY-----$/;
const KID = /^[\x21-\x7e]{1,200}$/;

/** A key as an admin describes it. */
export interface SsoKeyDraft {
  algorithm: SsoAlgorithmName;
  label: string;
  /** JSON text. */
  publicJwk?: string | null;
  /** SubjectPublicKeyInfo (RFC 7468 §13). */
  publicPem?: string | null;
  jwksUrl?: string | null;
}

/** What a key's row keeps besides a secret. */
export interface KeyMaterial {
  kid: string;
  publicJwk: JsonWebKey | null;
  jwksUrl: string | null;
}

/** HS256 brings nothing with it; the others bring a public JWK or the address of a key set. Throws SsoKeyInvalid. */
export async function materialOf(draft: SsoKeyDraft, outbound: OutboundFetch): Promise<KeyMaterial> {
  const { algorithm, publicJwk, publicPem, jwksUrl } = draft;
  const given = [publicJwk, publicPem, jwksUrl].filter((source) => source != null).length;
  if (algorithm === 'HS256') {
    if (given > 0) throw new SsoKeyInvalid('An HS256 secret is made here.', { field: 'algorithm' });
    return { kid: newKid(), publicJwk: null, jwksUrl: null };
  }
  if (given !== 1)
    throw new SsoKeyInvalid('Give a public JWK, a public key in PEM, or the address of a key set.', {
      field: 'publicJwk',
    });
  if (publicJwk != null) return materialOfJwk(publicJwk, algorithm);
  if (publicPem != null) return materialOfPem(publicPem, algorithm);
  return { kid: newKid(), publicJwk: null, jwksUrl: addressOf(jwksUrl ?? '', outbound) };
}

async function materialOfJwk(text: string, algorithm: SsoAlgorithmName): Promise<KeyMaterial> {
  const jwk = parse(text);
  const key = jwk && publicKeyOf(jwk, algorithm);
  if (!key) throw new SsoKeyInvalid('This is not a public JWK for the algorithm.', { field: 'publicJwk' });
  // Exported again, so that nothing but the public numbers is kept.
  const publicJwk = key.export({ format: 'jwk' });
  const kid = typeof jwk.kid === 'string' ? jwk.kid : await calculateJwkThumbprint(publicJwk);
  if (!KID.test(kid)) throw new SsoKeyInvalid('The kid of the key cannot be used.', { field: 'publicJwk' });
  return { kid, publicJwk, jwksUrl: null };
}

/** Only what says it is public: from a private key, a public one could be derived, and the secret would have travelled. */
async function materialOfPem(text: string, algorithm: SsoAlgorithmName): Promise<KeyMaterial> {
  const jwk = PUBLIC_PEM.test(text.trim()) && text.length <= LONGEST_JWK ? jwkOfPem(text) : null;
  const key = jwk && publicKeyOf(jwk, algorithm);
  if (!key)
    throw new SsoKeyInvalid('This is not a public key in PEM for the algorithm.', { field: 'publicPem' });
  const publicJwk = key.export({ format: 'jwk' });
  return { kid: await calculateJwkThumbprint(publicJwk), publicJwk, jwksUrl: null };
}

function jwkOfPem(text: string): JsonWebKey | null {
  try {
    return createPublicKey(text).export({ format: 'jwk' });
  } catch {
    return null;
  }
}

function parse(text: string): JsonWebKey | null {
  if (text.length > LONGEST_JWK) return null;
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? (value as JsonWebKey) : null;
  } catch {
    return null;
  }
}

function addressOf(url: string, outbound: OutboundFetch): string {
  try {
    if (url.length > LONGEST_URL) throw new OutboundRefused('too long');
    return outbound.requireAddress(url).href;
  } catch (error) {
    if (!(error instanceof OutboundRefused)) throw error;
    throw new SsoKeyInvalid('The address of a key set begins with https.', { field: 'jwksUrl' });
  }
}

function newKid(): string {
  return `k_${randomBytes(9).toString('base64url')}`;
}
