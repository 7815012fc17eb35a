import { Button, Modal, TextInput } from '@mantine/core';
import { useState, type ReactNode, type SubmitEvent } from 'react';
import { useI18n } from '../i18n/i18n.js';
import { Problem, useProblem } from '../settings/save-bar.js';
import settings from '../settings/settings.module.css';

interface ProofDialogProps {
  title: string;
  text: string;
  action: string;
  outcome: Parameters<typeof useProblem>[0];
  onCode: (code: string) => void;
  onClose: () => void;
}

/** Asks for a code before what a borrowed session must not do. */
export function ProofDialog({ title, text, action, outcome, onCode, onClose }: ProofDialogProps): ReactNode {
  const { t } = useI18n();
  const [code, setCode] = useState('');
  const problem = useProblem(outcome);
  const submit = (event: SubmitEvent): void => {
    event.preventDefault();
    onCode(code);
  };
  return (
    <Modal opened onClose={onClose} title={title} closeButtonProps={{ 'aria-label': t('action.close') }}>
      <form onSubmit={submit} className={settings['dialog']}>
        <p>{text}</p>
        <TextInput
          label={t('factor.proof')}
          autoComplete="one-time-code"
          spellCheck={false}
          autoCapitalize="none"
          value={code}
          onChange={(event) => setCode(event.currentTarget.value)}
          data-autofocus
          required
          withAsterisk={false}
        />
        <Problem>{outcome.isPending ? undefined : problem}</Problem>
        <div className={settings['dialogActions']}>
          <Button variant="default" onClick={onClose}>
            {t('action.cancel')}
          </Button>
          <Button type="submit" loading={outcome.isPending}>
            {action}
          </Button>
        </div>
      </form>
    </Modal>
  );
}
