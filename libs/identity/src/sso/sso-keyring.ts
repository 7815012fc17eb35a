import { createSecretKey, type KeyObject } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { JwksClient } from './jwks-client.js';
import type { SsoExamination } from './sso-examination.js';
import { publicKeyOf } from './sso-public-key.js';
import type { SsoTrust, SsoTrustedKey } from './sso-trust.js';

/** A key that a token may be signed with. */
export interface SsoCandidate {
  key: KeyObject;
  trusted: SsoTrustedKey;
  /** Of a key set, the key's own. */
  kid: string;
}

/** Finds the keys that tokens are checked with. No address but a configured one is ever read. */
@Injectable()
export class SsoKeyring {
  constructor(private readonly jwks: JwksClient) {}

  /** The one key that `kid` names, or the only live one without it. Null, and noted why, where there is not exactly one. */
  async choose(
    kid: string | undefined,
    trust: SsoTrust,
    report: SsoExamination,
  ): Promise<SsoCandidate | null> {
    const candidates = await this.candidatesFor(kid, trust.keys);
    const [only] = candidates;
    if (only && candidates.length === 1) {
      const { kid: found, trusted } = only;
      report.note(kid === undefined ? 'KEY_ONLY_ONE' : 'KEY_BY_KID', { kid: found, label: trusted.label });
      if (trusted.retiresAt)
        report.note('KEY_RETIRING', { label: trusted.label, at: trusted.retiresAt.toISOString() });
      return only;
    }
    return noteWhy(kid, trust, candidates.length, report);
  }

  /** Every live key, for a trial: published ones too. */
  async all(keys: readonly SsoTrustedKey[]): Promise<SsoCandidate[]> {
    return this.candidatesFor(undefined, keys);
  }

  private async candidatesFor(
    kid: string | undefined,
    keys: readonly SsoTrustedKey[],
  ): Promise<SsoCandidate[]> {
    const named = keys.filter((key) => !('jwksUrl' in key.source) && (kid === undefined || key.kid === kid));
    const published = keys.filter((key) => 'jwksUrl' in key.source);
    const isChosen = kid !== undefined && named.length === 1;
    const found = isChosen
      ? []
      : (await Promise.all(published.map((key) => this.published(key, kid)))).flat();
    return [...named.map(ownKey), ...found].filter((candidate) => candidate !== null);
  }

  private async published(trusted: SsoTrustedKey, kid: string | undefined): Promise<(SsoCandidate | null)[]> {
    if (!('jwksUrl' in trusted.source)) return [];
    const jwks = await this.jwks.keysAt(trusted.source.jwksUrl, kid);
    return jwks
      .filter((jwk) => kid === undefined || jwk.kid === kid)
      .map((jwk) => candidateOf(publicKeyOf(jwk, trusted.algorithm), trusted, jwk.kid));
  }
}

function noteWhy(kid: string | undefined, trust: SsoTrust, count: number, report: SsoExamination): null {
  const { keys, formerKeys } = trust;
  const live = keys.map((key) => ('jwksUrl' in key.source ? key.label : key.kid)).join(', ');
  if (keys.length === 0 && kid === undefined) return report.note('NO_LIVE_KEY');
  const former = formerKeys.find((key) => key.kid === kid);
  if (former && kid !== undefined && count === 0) {
    const details = { kid, at: former.endedAt.toISOString() };
    return report.note(former.wasRevoked ? 'KEY_REVOKED' : 'KEY_RETIRED', details);
  }
  if (keys.length === 0) return report.note('NO_LIVE_KEY');
  if (kid === undefined && count > 1) return report.note('KID_MISSING', { live });
  if (count > 1) return report.note('KID_AMBIGUOUS', { kid: kid ?? '' });
  if (kid === undefined) return report.note('KEY_SET_SILENT', { live });
  return report.note('KID_UNKNOWN', { kid: kid.slice(0, 200), live });
}

function ownKey(trusted: SsoTrustedKey): SsoCandidate | null {
  const { source, algorithm, kid } = trusted;
  if ('secret' in source) return candidateOf(createSecretKey(source.secret), trusted, kid);
  return 'publicJwk' in source ? candidateOf(publicKeyOf(source.publicJwk, algorithm), trusted, kid) : null;
}

function candidateOf(key: KeyObject | null, trusted: SsoTrustedKey, kid: unknown): SsoCandidate | null {
  return key && { key, trusted, kid: typeof kid === 'string' ? kid : trusted.kid };
}
