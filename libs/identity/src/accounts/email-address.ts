import { EmailInvalid } from './account.errors.js';

/** Longest address that SMTP can carry (RFC 5321 §4.5.3.1.3). */
const LONGEST = 254;
const ADDRESS = /^[^\s@\p{C}]+@[^\s@\p{C}.]+(\.[^\s@\p{C}.]+)*$/u;

/** The address as it is kept: without space around it. Only a letter proves more. Throws EmailInvalid. */
export function emailAddressOf(text: string, field = 'email'): string {
  const address = text.trim();
  if (address.length > LONGEST || !ADDRESS.test(address)) throw new EmailInvalid(field);
  return address;
}
