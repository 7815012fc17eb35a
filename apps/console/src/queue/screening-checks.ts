import type { ScreeningCheckName } from '#protocol';

export type { ScreeningCheckName };

/** Checks that this version has words for: all those of the protocol, or this does not compile. */
const KNOWN: Record<ScreeningCheckName, true> = {
  'newcomer-link': true,
  'too-many-links': true,
  'repeated-text': true,
  'contact-data': true,
  shouting: true,
  'stacked-marks': true,
  'check-failed': true,
};

/** Names of the checks that this version has words for. */
export const SCREENING_CHECKS: readonly string[] = Object.keys(KNOWN);
