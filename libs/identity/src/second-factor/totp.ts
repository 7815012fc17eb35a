import { randomBytes } from 'node:crypto';
import { Secret, TOTP } from 'otpauth';

const ISSUER = 'Parvis';
const SECRET_BYTES = 20;
const PERIOD_SECONDS = 30;
/** Clocks of phones are a little off: one step before and one after count, too (RFC 6238 §5.2). */
const WINDOW = 1;

/** What six digits look like, with or without the space that apps put in the middle. */
export const TOTP_CODE = /^\d{3} ?\d{3}$/;

/** 160 random bits (RFC 4226 §4). */
export function newTotpSecret(): Buffer {
  return randomBytes(SECRET_BYTES);
}

/** The secret as one types it: base32 in groups of four. */
export function secretText(secret: Buffer): string {
  return bytesOf(secret).base32.replace(/.{4}(?=.)/g, '$& ');
}

/** The address that apps read from the QR code. */
export function otpauthUrl(secret: Buffer, label: string): string {
  return totpOf(secret, label).toString();
}

/** The time step a code belongs to; null where it is none of this moment's. */
export function matchingStep(secret: Buffer, code: string, now = Date.now()): number | null {
  if (!TOTP_CODE.test(code)) return null;
  const delta = totpOf(secret).validate({ token: code.replace(' ', ''), timestamp: now, window: WINDOW });
  return delta === null ? null : Math.floor(now / 1_000 / PERIOD_SECONDS) + delta;
}

/** SHA-1, six digits, thirty seconds: what every app can do. */
function totpOf(secret: Buffer, label = ''): TOTP {
  return new TOTP({
    issuer: ISSUER,
    label,
    secret: bytesOf(secret),
    algorithm: 'SHA1',
    digits: 6,
    period: PERIOD_SECONDS,
  });
}

function bytesOf(secret: Buffer): Secret {
  return new Secret({ buffer: new Uint8Array(secret).buffer });
}
