import type { IndexWorkKind } from './index-work.repository.js';

/** The jobs that do the work. */
export const INDEX_JOBS: Readonly<Record<IndexWorkKind, string>> = {
  rebuild: 'search:rebuild',
  'drift-check': 'search:drift-check',
};
