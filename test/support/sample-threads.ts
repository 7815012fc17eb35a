import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const BESIDE_THE_CHECKOUT = new URL('../../../../shared/data/repnum.fr.jsonl', import.meta.url);

/** Path of a large real set of French threads that may lie beside the checkout; null where it does not. */
export function sampleConsultationFile(): string | null {
  const path = fileURLToPath(BESIDE_THE_CHECKOUT);
  return existsSync(path) ? path : null;
}
