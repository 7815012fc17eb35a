import { createSecretKey, type KeyObject } from 'node:crypto';
import { compactVerify } from 'jose';
import type { SsoExamination } from './sso-examination.js';
import type { SsoCandidate } from './sso-keyring.js';
import type { SsoAlgorithmName } from './sso-trust.js';

/** True where the signature is the key's, by the key's own algorithm. */
async function fits(compact: string, key: KeyObject, algorithm: SsoAlgorithmName): Promise<boolean> {
  try {
    await compactVerify(compact, key, {
      algorithms: algorithm === 'EdDSA' ? ['EdDSA', 'Ed25519'] : [algorithm],
    });
    return true;
  } catch {
    return false;
  }
}

/** Checks a signature with the chosen key. */
export async function checkSignature(
  compact: string,
  alg: SsoAlgorithmName,
  { key, trusted }: SsoCandidate,
  report: SsoExamination,
): Promise<boolean> {
  const { algorithm, source } = trusted;
  if (alg !== algorithm) {
    report.note('ALG_NOT_OF_KEY', { alg, expected: algorithm });
    return false;
  }
  if (await fits(compact, key, algorithm)) {
    report.note('SIGNATURE_FITS');
    return true;
  }
  const isDecoded = report.isThorough && 'secret' in source && (await fitsDecoded(compact, source.secret));
  report.note(isDecoded ? 'SECRET_WAS_DECODED' : 'SIGNATURE_WRONG');
  return false;
}

/** Says whose signature it is, where it is not the named key's but another's of the same community. */
export async function tryOthers(
  compact: string,
  alg: SsoAlgorithmName,
  others: readonly SsoCandidate[],
  report: SsoExamination,
): Promise<void> {
  for (const { key, trusted, kid } of others) {
    if (trusted.algorithm !== alg || !(await fits(compact, key, alg))) continue;
    report.note('SIGNED_BY_OTHER_KEY', { kid, label: trusted.label });
    return;
  }
}

/** Many libraries take a secret for base64 and sign with what it stands for. */
async function fitsDecoded(compact: string, secret: Buffer): Promise<boolean> {
  const decoded = Buffer.from(secret.toString('utf8'), 'base64url');
  return decoded.length > 0 && fits(compact, createSecretKey(decoded), 'HS256');
}
