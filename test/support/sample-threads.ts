import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Requirement } from './requires.js';

const PATH = fileURLToPath(new URL('../../../../shared/data/repnum.fr.jsonl', import.meta.url));

/** A large real set of French threads that may lie beside the checkout: `describeWith(SAMPLE_CONSULTATION, …)`. */
export const SAMPLE_CONSULTATION: Requirement & { readonly path: string } = {
  name: 'the sample consultation beside the checkout',
  isMet: existsSync(PATH),
  path: PATH,
};
