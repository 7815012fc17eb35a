import { createSecretKey, type KeyObject } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { decodeProtectedHeader, errors, type JWTPayload, jwtVerify } from 'jose';
import { requireStorable } from '../members/line-of-text.js';
import { JwksClient } from './jwks-client.js';
import { SsoTokenInvalid } from './sso.errors.js';
import { publicKeyOf } from './sso-public-key.js';
import type { SsoTrust, SsoTrustedKey } from './sso-trust.js';

const LONGEST_TOKEN = 8_192;
const LONGEST_LIFETIME_SECONDS = 300;
const SKEW_SECONDS = 60;
const LONGEST_IDENTIFIER = 255;

/** What a brand says of its customer, checked. */
export interface SsoClaims {
  subject: string;
  tokenId: string;
  /** Until when the token could be sent again. */
  replayableUntil: Date;
  /** As the brand sent it; not yet fit to show. */
  name: string | null;
  role: string | null;
}

interface Candidate {
  key: KeyObject;
  algorithm: SsoTrustedKey['algorithm'];
}

/** Checks brands' tokens as RFC 8725 asks: the key decides the algorithm, and no address in a header is ever read. */
@Injectable()
export class SsoVerifier {
  constructor(private readonly jwks: JwksClient) {}

  /** Throws SsoTokenInvalid. Whether the token was used before is not known here. */
  async verify(token: string, trust: SsoTrust, now = new Date()): Promise<SsoClaims> {
    const candidate = await this.keyFor(token, trust.keys);
    const payload = await readPayload(token, candidate, trust.audience, now);
    return claimsOf(payload, trust.audience, now);
  }

  private async keyFor(token: string, keys: readonly SsoTrustedKey[]): Promise<Candidate> {
    const kid = kidOf(token);
    const named = keys.filter((key) => !('jwksUrl' in key.source) && (kid === undefined || key.kid === kid));
    const published = keys.filter((key) => 'jwksUrl' in key.source);
    const isChosen = kid !== undefined && named.length === 1;
    const found = isChosen
      ? []
      : (await Promise.all(published.map((key) => this.publishedKeys(key, kid)))).flat();
    const candidates = [...named.map(ownKey), ...found].filter((candidate) => candidate !== null);
    const [only] = candidates;
    if (!only || candidates.length > 1)
      throw new SsoTokenInvalid('unknown-key', { kid, found: candidates.length });
    return only;
  }

  private async publishedKeys(
    trusted: SsoTrustedKey,
    kid: string | undefined,
  ): Promise<(Candidate | null)[]> {
    if (!('jwksUrl' in trusted.source)) return [];
    const jwks = await this.jwks.keysAt(trusted.source.jwksUrl, kid);
    return jwks
      .filter((jwk) => kid === undefined || jwk.kid === kid)
      .map((jwk) => candidateOf(publicKeyOf(jwk, trusted.algorithm), trusted.algorithm));
  }
}

function ownKey({ source, algorithm }: SsoTrustedKey): Candidate | null {
  if ('secret' in source) return candidateOf(createSecretKey(source.secret), algorithm);
  return 'publicJwk' in source ? candidateOf(publicKeyOf(source.publicJwk, algorithm), algorithm) : null;
}

function candidateOf(key: KeyObject | null, algorithm: SsoTrustedKey['algorithm']): Candidate | null {
  return key && { key, algorithm };
}

function kidOf(token: string): string | undefined {
  if (token.length > LONGEST_TOKEN || token.split('.').length !== 3) throw new SsoTokenInvalid('malformed');
  try {
    const { kid } = decodeProtectedHeader(token);
    if (kid !== undefined && typeof kid !== 'string') throw new SsoTokenInvalid('malformed');
    return kid;
  } catch (error) {
    throw new SsoTokenInvalid('malformed', { cause: String(error) });
  }
}

async function readPayload(
  token: string,
  { key, algorithm }: Candidate,
  audience: string,
  now: Date,
): Promise<JWTPayload> {
  try {
    const { payload } = await jwtVerify(token, key, {
      // RFC 9864 renames EdDSA with this curve to Ed25519; it is the same algorithm.
      algorithms: algorithm === 'EdDSA' ? ['EdDSA', 'Ed25519'] : [algorithm],
      audience,
      requiredClaims: ['aud', 'sub', 'iat', 'exp', 'jti'],
      clockTolerance: SKEW_SECONDS,
      currentDate: now,
    });
    return payload;
  } catch (error) {
    throw refusalOf(error);
  }
}

function refusalOf(error: unknown): SsoTokenInvalid {
  const details = { cause: String(error) };
  if (error instanceof errors.JWTExpired) return new SsoTokenInvalid('expired', details);
  if (error instanceof errors.JOSEAlgNotAllowed) return new SsoTokenInvalid('wrong-algorithm', details);
  if (error instanceof errors.JWSSignatureVerificationFailed)
    return new SsoTokenInvalid('bad-signature', details);
  if (error instanceof errors.JWTClaimValidationFailed) {
    if (error.reason === 'missing') return new SsoTokenInvalid('missing-claim', details);
    return new SsoTokenInvalid(error.claim === 'aud' ? 'wrong-audience' : 'bad-claim', details);
  }
  return new SsoTokenInvalid('malformed', details);
}

function claimsOf(payload: JWTPayload, audience: string, now: Date): SsoClaims {
  const { aud, iat = NaN, exp = NaN, name, role } = payload;
  if (aud !== audience) throw new SsoTokenInvalid('wrong-audience', { aud });
  const isTooLong = !(exp - iat <= LONGEST_LIFETIME_SECONDS) || exp <= iat;
  const isFromFuture = !(iat <= now.getTime() / 1_000 + SKEW_SECONDS);
  if (isTooLong || isFromFuture) throw new SsoTokenInvalid('lifetime', { iat, exp });
  return {
    subject: identifierOf(payload.sub),
    tokenId: identifierOf(payload.jti),
    replayableUntil: new Date((exp + SKEW_SECONDS) * 1_000),
    name: typeof name === 'string' ? name : null,
    role: typeof role === 'string' ? role : null,
  };
}

function identifierOf(value: unknown): string {
  if (typeof value !== 'string' || value.trim() === '' || value.length > LONGEST_IDENTIFIER)
    throw new SsoTokenInvalid('bad-claim');
  try {
    return requireStorable(value, 'token');
  } catch {
    throw new SsoTokenInvalid('bad-claim');
  }
}
