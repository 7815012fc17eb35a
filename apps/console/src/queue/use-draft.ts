import { useCallback, useEffect, useState } from 'react';
import type { ReasonCode, Verdict } from '../generated/operations.js';
import { useI18n } from '../i18n/i18n.js';
import type { Draft } from './reason-form.js';
import { reasonSentenceKey } from './reasons.js';

interface DraftHandle {
  draft: Draft | null;
  begin: (verdict: Verdict) => void;
  pick: (code: ReasonCode) => void;
  write: (text: string) => void;
  drop: () => void;
}

/** The decision being written; a new case starts with none. */
export function useDraft(caseId: string | null): DraftHandle {
  const { t } = useI18n();
  const [draft, setDraft] = useState<Draft | null>(null);
  useEffect(() => setDraft(null), [caseId]);

  const begin = useCallback(
    (verdict: Verdict) =>
      setDraft((before) =>
        before?.verdict === verdict ? before : { verdict, reasonCode: null, text: '', isOwnText: false },
      ),
    [],
  );
  const pick = useCallback(
    (reasonCode: ReasonCode) =>
      setDraft((before) => {
        if (!before) return before;
        const text = before.isOwnText ? before.text : t(reasonSentenceKey(reasonCode));
        return { ...before, reasonCode, text };
      }),
    [t],
  );
  const write = useCallback(
    (text: string) => setDraft((before) => before && { ...before, text, isOwnText: text !== '' }),
    [],
  );
  const drop = useCallback(() => setDraft(null), []);
  return { draft, begin, pick, write, drop };
}
