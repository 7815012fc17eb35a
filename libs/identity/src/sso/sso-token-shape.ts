import type { SsoAlgorithmName } from './sso-trust.js';
import type { SsoExamination } from './sso-examination.js';

const LONGEST_TOKEN = 8_192;
const BASE64URL = /^[A-Za-z0-9_-]*$/;
/** RFC 9864 renames EdDSA with this curve to Ed25519; it is the same algorithm. */
const ALGORITHMS: Readonly<Record<string, SsoAlgorithmName>> = {
  HS256: 'HS256',
  ES256: 'ES256',
  RS256: 'RS256',
  EdDSA: 'EdDSA',
  Ed25519: 'EdDSA',
};
/** Where a header could point to a key of its own: read by nobody here (RFC 8725 §3.10). */
const HEADER_KEYS = ['jku', 'jwk', 'x5u', 'x5c'];

type Json = Readonly<Record<string, unknown>>;

/** A token taken apart; nothing in it is believed yet. */
export interface SsoTokenShape {
  /** As it goes to the verification of its signature. */
  compact: string;
  header: Json;
  payload: Json;
}

/** Takes a token apart. Null where there is nothing to look on at. */
export function readShape(token: string, report: SsoExamination): SsoTokenShape | null {
  const compact = strip(token, report);
  if (compact === '') return report.note('EMPTY');
  if (compact.length > LONGEST_TOKEN) return report.note('TOO_LONG', { characters: compact.length });
  const parts = compact.split('.');
  if (parts.length === 5) return report.note('ENCRYPTED');
  if (parts.length !== 3) return report.note('NOT_THREE_PARTS', { parts: parts.length });
  const bad = parts.findIndex((part) => !BASE64URL.test(part));
  if (bad >= 0) return report.note('NOT_BASE64URL', { part: bad + 1 });
  const [header, payload] = parts.map(objectOf);
  if (!header) return report.note('HEADER_NOT_JSON');
  if (!payload) return report.note('PAYLOAD_NOT_JSON');
  report.noteIfClean('WELL_FORMED');
  return { compact, header, payload };
}

/** What the header says the token is signed with; null where no key here could. */
export function readHeader(
  header: Json,
  report: SsoExamination,
): { alg: SsoAlgorithmName; kid?: string } | null {
  const { alg, kid } = header;
  if (header['crit'] !== undefined) report.note('CRITICAL_EXTENSION');
  if (kid !== undefined && typeof kid !== 'string') return report.note('KID_NOT_TEXT');
  const said = typeof alg === 'string' ? alg : '';
  const known = Object.hasOwn(ALGORITHMS, said) ? ALGORITHMS[said] : undefined;
  if (!known) {
    report.note(said.toLowerCase() === 'none' ? 'ALG_NONE' : 'ALG_UNKNOWN', { alg: said.slice(0, 40) });
    return null;
  }
  const ignored = HEADER_KEYS.filter((name) => name in header);
  if (ignored.length > 0) report.note('HEADER_KEY_IGNORED', { names: ignored.join(', ') });
  report.noteIfClean('ALG_ALLOWED', { alg: said });
  return { alg: known, kid };
}

/** A sign-in refuses what surrounds a token; a person is told of it, and of the rest. */
function strip(token: string, report: SsoExamination): string {
  let compact = token;
  if (/^\s*bearer\s/i.test(compact)) {
    report.note('HAS_BEARER_PREFIX');
    compact = compact.replace(/^\s*bearer\s+/i, '');
  }
  const bare = compact.replace(/^[\s"']+|[\s"']+$/g, '');
  if (bare !== compact && bare !== '') report.note('HAS_SPACES');
  return bare;
}

function objectOf(part: string): Json | null {
  try {
    const value: unknown = JSON.parse(
      new TextDecoder('utf-8', { fatal: true }).decode(Buffer.from(part, 'base64url')),
    );
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Json) : null;
  } catch {
    return null;
  }
}
