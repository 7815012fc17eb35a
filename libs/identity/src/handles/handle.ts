import { HandleInvalid } from './handle.errors.js';

const HANDLE = /^[a-z0-9]+(?:[._-][a-z0-9]+)*$/;
const SHORTEST = 2;
const LONGEST = 30;

/** True for what could be a handle, as it is kept: those that the database gives are a few signs longer. */
export function isHandle(text: string): boolean {
  return text.length <= 2 * LONGEST && HANDLE.test(text);
}

/** A handle as it is kept, of what a member typed: in small letters, without the `@`. Throws HandleInvalid. */
export function acceptHandle(text: string): string {
  const handle = text.trim().replace(/^@/, '').toLowerCase();
  if (handle.length < SHORTEST || handle.length > LONGEST || !HANDLE.test(handle)) throw new HandleInvalid();
  return handle;
}
