import type { PostDraft, ScreeningVerdict } from '#discussion';
import type { Check, CheckResult, ScreeningSettings } from './check.js';

interface Signal {
  check: string;
  explanation: string;
}

/** Asks every check. Any hold holds the post; a check that fails holds it too, so that a bug lets nothing through. */
export function screenDraft(
  checks: readonly Check[],
  draft: PostDraft,
  settings: ScreeningSettings,
  onFailure: (check: string, error: unknown) => void,
): ScreeningVerdict {
  const signals: Signal[] = [];
  for (const check of checks) {
    const result = runCheck(check, draft, settings, onFailure);
    if (result === 'failed') {
      signals.push({ check: 'check-failed', explanation: `The check "${check.name}" could not be run.` });
      continue;
    }
    if (result.outcome === 'exempt') return { outcome: 'publish' };
    if (result.outcome === 'hold') signals.push({ check: check.name, explanation: result.explanation });
  }
  return signals.length === 0 ? { outcome: 'publish' } : { outcome: 'hold', signals };
}

function runCheck(
  check: Check,
  draft: PostDraft,
  settings: ScreeningSettings,
  onFailure: (check: string, error: unknown) => void,
): CheckResult | 'failed' {
  try {
    return check.run(draft, settings);
  } catch (error) {
    onFailure(check.name, error);
    return 'failed';
  }
}
