import type { PostDraft } from '#discussion';
import type { ScreeningCheckName } from '#protocol';

/** What a community has decided about its screening. */
export interface ScreeningSettings {
  /** Published posts from which an author may post links unseen. */
  readonly newcomerPostThreshold: number;
}

/** What one check thinks of a draft. `exempt` ends the screening: nothing after it is asked. */
export type CheckResult =
  | { readonly outcome: 'pass' }
  | { readonly outcome: 'exempt' }
  /** The explanation is for developers and never repeats what the author wrote; front ends translate the check's name. */
  | { readonly outcome: 'hold'; readonly explanation: string };

/** One question asked of every draft: pure, quick, and ignorant of the other checks. */
export interface Check {
  readonly name: ScreeningCheckName | 'staff';
  run(draft: PostDraft, settings: ScreeningSettings): CheckResult;
}

/** Nothing to say. */
export const PASS: CheckResult = { outcome: 'pass' };

/** Not to be screened at all. */
export const EXEMPT: CheckResult = { outcome: 'exempt' };

/** A human should look at it, because of this. */
export function hold(explanation: string): CheckResult {
  return { outcome: 'hold', explanation };
}
