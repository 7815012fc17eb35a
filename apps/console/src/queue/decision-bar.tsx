import { Button } from '@mantine/core';
import { IconCheck, IconX } from '@tabler/icons-react';
import { useState, type ReactNode } from 'react';
import type { ReasonCode, Verdict } from '../generated/operations.js';
import { failureCode } from '../graphql/client.js';
import { useI18n } from '../i18n/i18n.js';
import { useShortcuts } from '../shell/shortcuts.js';
import { useErrorText } from '../ui/error-text.js';
import { Key } from '../ui/key.js';
import { ReasonForm } from './reason-form.js';
import { REASONS } from './reasons.js';
import classes from './queue.module.css';
import { useDraft } from './use-draft.js';
import { useDecide, type CaseDetail } from './use-queue.js';

interface DecisionBarProps {
  detail: CaseDetail;
  onDecided: (detail: CaseDetail, verdict: Verdict) => void;
  /** Somebody else was faster: the case is being read again. */
  onConflict: () => void;
}

const CONFLICTS = new Set(['CASE_ALREADY_DECIDED', 'CASE_VERSION_CONFLICT']);

/** Approve or reject, each with a reason. */
export function DecisionBar({ detail, onDecided, onConflict }: DecisionBarProps): ReactNode {
  const { t } = useI18n();
  const errorText = useErrorText();
  const { draft, begin, pick, write, drop } = useDraft(detail.id);
  const decide = useDecide();
  const [problem, setProblem] = useState<string>();

  const start = (verdict: Verdict): void => {
    setProblem(undefined);
    begin(verdict);
  };
  const choose = (code: ReasonCode): void => {
    setProblem(undefined);
    pick(code);
  };
  const confirm = (): void => {
    if (!draft || decide.isPending) return;
    if (!draft.reasonCode) return setProblem(t('decide.needReason'));
    if (draft.text.trim() === '') return setProblem(t('decide.needText'));
    const { verdict, reasonCode, text } = draft;
    return decide.mutate(
      { caseId: detail.id, version: detail.version, verdict, reasonCode, reasonText: text.trim() },
      {
        onSuccess: ({ userErrors }) => {
          const [refusal] = userErrors;
          if (!refusal) return onDecided(detail, verdict);
          if (!CONFLICTS.has(refusal.code)) return setProblem(errorText(refusal.code, refusal.message));
          drop();
          return onConflict();
        },
        onError: (error) => setProblem(errorText(failureCode(error), error.message)),
      },
    );
  };
  const digits = draft ? REASONS[draft.verdict].map((_, index) => String(index + 1)) : [];

  useShortcuts(t('decide.title'), [
    { keys: ['a'], show: 'a', label: t('decide.approve'), run: () => start('APPROVE') },
    { keys: ['r'], show: 'r', label: t('decide.reject'), run: () => start('REJECT') },
    {
      keys: digits,
      show: '1–9',
      label: t('decide.pick'),
      run: (key) => {
        const code = draft && REASONS[draft.verdict][Number(key) - 1];
        if (code) choose(code);
      },
    },
    { keys: draft ? ['Enter'] : [], show: '↵', label: t('decide.confirm'), run: confirm },
    { keys: draft ? ['Escape'] : [], show: t('key.escape'), label: t('action.back'), run: drop },
  ]);

  return (
    <section className={classes['bar']} aria-label={t('decide.title')}>
      {draft ? (
        <ReasonForm
          draft={draft}
          isSending={decide.isPending}
          problem={problem}
          onReason={choose}
          onText={write}
          onConfirm={confirm}
          onCancel={drop}
        />
      ) : (
        <div className={classes['verdicts']}>
          <Button
            variant="default"
            leftSection={<IconCheck size={17} className={classes['good']} />}
            rightSection={<Key>a</Key>}
            onClick={() => start('APPROVE')}
          >
            {t('decide.approve')}
          </Button>
          <Button
            variant="default"
            leftSection={<IconX size={17} className={classes['bad']} />}
            rightSection={<Key>r</Key>}
            onClick={() => start('REJECT')}
          >
            {t('decide.reject')}
          </Button>
        </div>
      )}
    </section>
  );
}
