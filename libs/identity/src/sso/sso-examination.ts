import { SsoTokenInvalid } from './sso.errors.js';
import {
  problemOf,
  SSO_FINDINGS,
  type SsoDetails,
  type SsoFindingName,
  type SsoStep,
} from './sso-findings.js';

/**
 * One look under way. A strict one ends at the first failure, which is what a sign-in needs; a thorough one notes it and
 * looks on, which is what a person at a desk needs. The checks themselves do not know which it is.
 */
export class SsoExamination {
  readonly steps: SsoStep[] = [];

  constructor(readonly isThorough: boolean) {}

  /** Answers null, for who can say no more. Throws SsoTokenInvalid where the finding is a failure and the look strict. */
  note(finding: SsoFindingName, details: SsoDetails = {}): null {
    const [step, state] = SSO_FINDINGS[finding];
    const problem = problemOf(finding);
    if (problem && !this.isThorough) throw new SsoTokenInvalid(problem, { finding, ...details });
    this.steps.push({ step, state, finding, details });
    return null;
  }

  /** Notes the passed finding where its step has no failure. */
  noteIfClean(finding: SsoFindingName, details: SsoDetails = {}): void {
    const [step] = SSO_FINDINGS[finding];
    if (!this.steps.some((each) => each.step === step && each.state === 'failed'))
      this.note(finding, details);
  }

  get isAccepted(): boolean {
    return this.steps.every(({ state }) => state !== 'failed');
  }
}
