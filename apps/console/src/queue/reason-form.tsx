import { Button, Textarea } from '@mantine/core';
import { useEffect, useId, useRef, type ReactNode, type SubmitEvent } from 'react';
import type { ReasonCode, Verdict } from '../generated/operations.js';
import { useI18n } from '../i18n/i18n.js';
import { Key } from '../ui/key.js';
import classes from './queue.module.css';
import { REASONS, reasonKey } from './reasons.js';

/** What is being written before a decision is sent. */
export interface Draft {
  verdict: Verdict;
  reasonCode: ReasonCode | null;
  text: string;
  /** False while the text is still the preset's own sentence. */
  isOwnText: boolean;
}

interface ReasonFormProps {
  draft: Draft;
  isSending: boolean;
  problem: string | undefined;
  onReason: (code: ReasonCode) => void;
  onText: (text: string) => void;
  onConfirm: () => void;
  onCancel: () => void;
}

/** Why: one preset, by click or by digit, and the words the author will read. */
export function ReasonForm(props: ReasonFormProps): ReactNode {
  const { draft, isSending, problem, onReason, onText, onConfirm, onCancel } = props;
  const { t } = useI18n();
  const name = useId();
  const form = useRef<HTMLFormElement>(null);
  useEffect(
    () => form.current?.querySelector<HTMLInputElement>('input[type=radio]')?.focus(),
    [draft.verdict],
  );
  const submit = (event: SubmitEvent): void => {
    event.preventDefault();
    onConfirm();
  };
  return (
    <form
      ref={form}
      className={classes['reasonForm']}
      onSubmit={submit}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.preventDefault();
        onCancel();
      }}
    >
      <fieldset>
        <legend>{draft.verdict === 'APPROVE' ? t('decide.whyApprove') : t('decide.whyReject')}</legend>
        <div className={classes['chips']}>
          {REASONS[draft.verdict].map((code, index) => (
            <label
              key={code}
              className={classes['chip']}
              data-checked={draft.reasonCode === code || undefined}
            >
              <input
                type="radio"
                name={name}
                value={code}
                checked={draft.reasonCode === code}
                onChange={() => onReason(code)}
              />
              {t(reasonKey(code))}
              <Key>{String(index + 1)}</Key>
            </label>
          ))}
        </div>
      </fieldset>
      <Textarea
        autosize
        minRows={1}
        maxRows={5}
        maxLength={2000}
        aria-label={t('decide.text')}
        placeholder={t('decide.text.placeholder')}
        value={draft.text}
        error={problem}
        errorProps={{ role: 'alert' }}
        onChange={(event) => onText(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return;
          event.preventDefault();
          onConfirm();
        }}
      />
      <div className={classes['confirm']}>
        <Button
          type="submit"
          loading={isSending}
          className={draft.verdict === 'REJECT' ? classes['rejecting'] : undefined}
        >
          {draft.verdict === 'APPROVE' ? t('decide.confirmApprove') : t('decide.confirmReject')}
          <kbd aria-hidden>↵</kbd>
        </Button>
        <Button variant="default" onClick={onCancel}>
          {t('action.back')}
          <kbd aria-hidden>{t('key.escape')}</kbd>
        </Button>
      </div>
    </form>
  );
}
