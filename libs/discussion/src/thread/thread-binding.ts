import { DomainError } from '#platform';
import { requireStorable } from '../text/source-text.js';
import type { ThreadBinding } from './thread.repository.js';

const LONGEST_KEY = 255;
const LONGEST_URL = 2_048;

/** No http(s) address, or too long. */
export class BoundUrlInvalid extends DomainError {
  readonly code = 'BOUND_URL_INVALID';
  constructor() {
    super(`A page's address is http or https and has at most ${LONGEST_URL} characters.`, {
      field: 'boundUrl',
    });
  }
}

/** Empty or too long. */
export class BoundKeyInvalid extends DomainError {
  readonly code = 'BOUND_KEY_INVALID';
  constructor() {
    super(`A key has 1 to ${LONGEST_KEY} characters.`, { field: 'boundKey' });
  }
}

/** Throws BoundUrlInvalid, BoundKeyInvalid. The same page is the same address: fragments are dropped. */
export function acceptBinding(given: { boundUrl?: string | null; boundKey?: string | null }): ThreadBinding {
  return { boundUrl: acceptUrl(given.boundUrl ?? null), boundKey: acceptKey(given.boundKey ?? null) };
}

function acceptUrl(text: string | null): string | null {
  if (text === null) return null;
  requireStorable(text, 'boundUrl');
  const url = text.length <= LONGEST_URL && URL.canParse(text) ? new URL(text) : null;
  if (!url || !/^https?:$/.test(url.protocol) || url.username || url.password) throw new BoundUrlInvalid();
  url.hash = '';
  return url.href;
}

function acceptKey(key: string | null): string | null {
  if (key === null) return null;
  requireStorable(key, 'boundKey');
  if (key.trim() === '' || key.length > LONGEST_KEY) throw new BoundKeyInvalid();
  return key;
}
