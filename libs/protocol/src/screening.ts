/** Every check that may hold a post, in the order they run; front ends translate a signal by its name. */
export const SCREENING_CHECKS = [
  'newcomer-link',
  'too-many-links',
  'repeated-text',
  'contact-data',
  'shouting',
  'stacked-marks',
  'check-failed',
] as const;

/** Name of one check, as `CaseSignal.check` carries it. */
export type ScreeningCheckName = (typeof SCREENING_CHECKS)[number];
