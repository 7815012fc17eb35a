import { effectiveTrust } from './trust-level.js';
import type { TrustStanding } from './trust.repository.js';
import type { TrustRecord } from './trust.types.js';

/** A standing as staff see it. */
export function trustRecordOf(row: TrustStanding): TrustRecord {
  return {
    level: effectiveTrust(row),
    measuredLevel: row.trustLevel,
    isPinned: row.trustPinned !== null,
    since: row.trustSince,
  };
}
