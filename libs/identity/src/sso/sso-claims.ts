import { type SaidProducts, saidProductsOf } from '../customers/said-products.js';
import { requireStorable } from '../members/line-of-text.js';
import type { SsoExamination } from './sso-examination.js';
import { displayNameFromBrand } from './sso-name.js';

const LONGEST_LIFETIME_SECONDS = 300;
const SKEW_SECONDS = 60;
/** Less than this between two clocks is nobody's fault. */
const ORDINARY_SKEW_SECONDS = 5;
/** In seconds this is the year 5138: whoever says so counts milliseconds. */
const SURELY_MILLISECONDS = 100_000_000_000;
const LONGEST_IDENTIFIER = 255;
const LONGEST_QUOTE = 80;

type Payload = Readonly<Record<string, unknown>>;

/** What a brand says of its customer, checked. */
export interface SsoClaims {
  subject: string;
  tokenId: string;
  /** Until when the token could be sent again. */
  replayableUntil: Date;
  /** As the brand sent it; not yet fit to show. */
  name: string | null;
  role: string | null;
  /** What the customer has bought; null where nothing is said. */
  products: SaidProducts | null;
}

/** When the token ends, as a NumericDate (RFC 7519 §2); null where its times do not fit. */
export function checkTimes(payload: Payload, now: Date, report: SsoExamination): number | null {
  const { iat, exp, nbf } = payload;
  if (exp === undefined) report.note('EXP_MISSING');
  if (iat === undefined) report.note('IAT_MISSING');
  for (const [claim, value] of Object.entries({ iat, exp, nbf })) {
    if (value === undefined || typeof value === 'number') continue;
    report.note('TIME_NOT_NUMBER', { claim, value: quoteOf(value) });
  }
  const inMilliseconds = Object.entries({ iat, exp, nbf }).find(
    ([, value]) => typeof value === 'number' && value > SURELY_MILLISECONDS,
  );
  if (inMilliseconds) return report.note('TIME_IN_MILLISECONDS', { claim: inMilliseconds[0] });
  const seconds = now.getTime() / 1_000;
  if (typeof nbf === 'number' && nbf > seconds + SKEW_SECONDS)
    report.note('NOT_YET_VALID', { seconds: Math.round(nbf - seconds) });
  if (typeof iat !== 'number' || typeof exp !== 'number') return null;
  judgeTimes({ iat, exp, seconds }, report);
  report.noteIfClean('TIMES_FIT', { seconds: Math.round(exp - seconds) });
  return exp;
}

function judgeTimes(
  { iat, exp, seconds }: { iat: number; exp: number; seconds: number },
  report: SsoExamination,
): void {
  const ahead = Math.round(iat - seconds);
  // With the time since it was issued: a token that was only just made tells how late its maker's clock is.
  if (exp <= seconds - SKEW_SECONDS)
    report.note('EXPIRED', { seconds: Math.round(seconds - exp), age: Math.round(seconds - iat) });
  if (iat > seconds + SKEW_SECONDS) report.note('IAT_IN_FUTURE', { seconds: ahead });
  else if (ahead > ORDINARY_SKEW_SECONDS) report.note('CLOCK_AHEAD', { seconds: ahead });
  if (exp <= iat) report.note('EXP_BEFORE_IAT');
  else if (exp - iat > LONGEST_LIFETIME_SECONDS)
    report.note('LIVES_TOO_LONG', { seconds: Math.round(exp - iat) });
}

/** True where the token is for this community. */
export function checkAudience(payload: Payload, audience: string, report: SsoExamination): boolean {
  const { aud } = payload;
  if (aud === undefined) report.note('AUD_MISSING', { expected: audience });
  else if (Array.isArray(aud)) report.note('AUD_SEVERAL', { expected: audience });
  else if (aud !== audience) report.note('AUD_OTHER', { expected: audience, found: quoteOf(aud) });
  else report.note('AUD_FITS', { expected: audience });
  return aud === audience;
}

/** Who the customer is; null where that cannot be said. */
export function checkClaims(payload: Payload, exp: number | null, report: SsoExamination): SsoClaims | null {
  const subject = identifierOf('sub', payload['sub'], report);
  const tokenId = identifierOf('jti', payload['jti'], report);
  const { name, role } = payload;
  const said = typeof name === 'string' ? name : null;
  noteName(said, report);
  if (subject?.includes('@')) report.note('SUB_IS_EMAIL');
  const products = productsIn(payload, report);
  report.noteIfClean('CLAIMS_FIT');
  if (subject === null || tokenId === null || exp === null) return null;
  return {
    subject,
    tokenId,
    replayableUntil: new Date((exp + SKEW_SECONDS) * 1_000),
    name: said,
    role: typeof role === 'string' ? role : null,
    products,
  };
}

function productsIn(payload: Payload, report: SsoExamination): SaidProducts | null {
  const { said, unfit } = saidProductsOf(payload['verified_products']);
  if (unfit > 0) report.note('PRODUCTS_LEFT_OUT', { count: unfit });
  if (said !== null) report.note('PRODUCTS_VERIFIED');
  return said;
}

function identifierOf(claim: 'sub' | 'jti', value: unknown, report: SsoExamination): string | null {
  if (value === undefined) return report.note(claim === 'sub' ? 'SUB_MISSING' : 'JTI_MISSING');
  if (typeof value !== 'string') return report.note('IDENTIFIER_NOT_TEXT', { claim, value: quoteOf(value) });
  if (value.trim() === '') return report.note('IDENTIFIER_EMPTY', { claim });
  if (value.length > LONGEST_IDENTIFIER)
    return report.note('IDENTIFIER_TOO_LONG', { claim, characters: value.length });
  try {
    return requireStorable(value, 'token');
  } catch {
    return report.note('TEXT_UNSTORABLE', { claim });
  }
}

function noteName(name: string | null, report: SsoExamination): void {
  try {
    const shown = displayNameFromBrand(name);
    if (shown === null) report.note('NAME_MISSING');
    else if (shown !== name) report.note('NAME_CHANGED', { shown });
  } catch {
    report.note('TEXT_UNSTORABLE', { claim: 'name' });
  }
}

/** A value as its sender wrote it, shortened, with nothing in it that no reader could be sent. */
function quoteOf(value: unknown): string {
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return text.replace(/[\0\p{Surrogate}]/gu, '\ufffd').slice(0, LONGEST_QUOTE);
}
