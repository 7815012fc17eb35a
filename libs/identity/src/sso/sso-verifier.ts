import { Injectable } from '@nestjs/common';
import { checkAudience, checkClaims, checkTimes, type SsoClaims } from './sso-claims.js';
import { SsoTokenInvalid } from './sso.errors.js';
import { SsoExamination } from './sso-examination.js';
import { type SsoCandidate, SsoKeyring } from './sso-keyring.js';
import { checkSignature, tryOthers } from './sso-signature.js';
import { readHeader, readShape, type SsoTokenShape } from './sso-token-shape.js';
import type { SsoTrust } from './sso-trust.js';

/** A token that was believed, and the key that vouched for it. */
export interface SsoVerified {
  claims: SsoClaims;
  /** The key of the community. */
  keyId: string;
  /** What the key was called in the token, or in its key set. */
  kid: string;
}

/** What a thorough look found. `verified` is set where every step passed. */
export interface SsoExamined {
  report: SsoExamination;
  verified: SsoVerified | null;
}

/** Checks brands' tokens as RFC 8725 asks: the key decides the algorithm, and no address in a header is ever read. */
@Injectable()
export class SsoVerifier {
  constructor(private readonly keyring: SsoKeyring) {}

  /** Throws SsoTokenInvalid at the first step that fails. Whether the token was used before is not known here. */
  async verify(token: string, trust: SsoTrust, now = new Date()): Promise<SsoVerified> {
    const { verified } = await this.look(token, trust, now, new SsoExamination(false));
    if (!verified) throw new SsoTokenInvalid('malformed');
    return verified;
  }

  /** The same steps, taken on to the end: what a developer wants to know. Never throws for what a token holds. */
  async examine(token: string, trust: SsoTrust, now = new Date()): Promise<SsoExamined> {
    return this.look(token, trust, now, new SsoExamination(true));
  }

  private async look(
    token: string,
    trust: SsoTrust,
    now: Date,
    report: SsoExamination,
  ): Promise<SsoExamined> {
    const shape = readShape(token, report);
    if (!shape) return { report, verified: null };
    const signer = await this.signerOf(shape, trust, report);
    const exp = checkTimes(shape.payload, now, report);
    checkAudience(shape.payload, trust.audience, report);
    const claims = checkClaims(shape.payload, exp, report);
    if (!signer || !claims || !report.isAccepted) return { report, verified: null };
    return { report, verified: { claims, keyId: signer.trusted.id, kid: signer.kid } };
  }

  private async signerOf(
    { compact, header }: SsoTokenShape,
    trust: SsoTrust,
    report: SsoExamination,
  ): Promise<SsoCandidate | null> {
    const said = readHeader(header, report);
    if (!said) return report.note('NOT_CHECKED');
    const chosen = await this.keyring.choose(said.kid, trust, report);
    if (chosen && (await checkSignature(compact, said.alg, chosen, report))) return chosen;
    // Only a thorough look comes here. The named key is among those tried: it has just been found not to fit.
    const before = report.steps.length;
    await tryOthers(compact, said.alg, await this.keyring.all(trust.keys), report);
    if (!chosen && report.steps.length === before) report.note('NOT_CHECKED');
    return null;
  }
}
