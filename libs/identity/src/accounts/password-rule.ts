import { WeakPassword } from './account.errors.js';

const SHORTEST = 10;
const LONGEST = 200;
const COMMON =
  /^(?:(?:p[a@]ss?w[o0]rd|mot ?de ?passe|azerty(?:uiop)?|qwerty(?:uiop)?|1234567890|0123456789|iloveyou|motdepasse)[\d!.?*]*)$/iu;

/** Length, not symbols (NIST SP 800-63B §3.1.1.2). Throws WeakPassword. */
export function requirePassword(password: string, field: string, email = ''): void {
  const { length } = [...password];
  if (length < SHORTEST || length > LONGEST)
    throw new WeakPassword(`A password has ${SHORTEST} to ${LONGEST} characters.`, { field });
  const isGuessable =
    new Set(password).size < 4 || COMMON.test(password) || password.toLowerCase() === email.toLowerCase();
  if (isGuessable) throw new WeakPassword('This password is among the first that a thief tries.', { field });
}
