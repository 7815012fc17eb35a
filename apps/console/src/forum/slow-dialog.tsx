import { Select } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import { useI18n } from '../i18n/i18n.js';
import { SLOW_STEPS, slowWords } from './slow-steps.js';
import { ToolDialogFrame, type ToolDialogProps } from './tool-dialog.js';

/** How long members wait between two messages of theirs. */
export function SlowDialog({ thread, doing, onClose }: ToolDialogProps): ReactNode {
  const { t } = useI18n();
  const current = thread.extras?.slowModeSeconds ?? null;
  const [seconds, setSeconds] = useState(current ?? 60);
  const steps = [...new Set([...SLOW_STEPS, ...(current ? [current] : [])])].sort(
    (one, other) => one - other,
  );
  const submit = (): void =>
    doing.run(
      { kind: 'slow', input: { threadId: thread.id, seconds: seconds || null } },
      {
        said: seconds ? t('forum.said.slowed') : t('forum.said.unslowed'),
        back: { kind: 'slow', input: { threadId: thread.id, seconds: current } },
        onDone: onClose,
      },
    );
  return (
    <ToolDialogFrame
      title={t('forum.slow.title')}
      action={t('action.save')}
      doing={doing}
      onSubmit={submit}
      onClose={onClose}
    >
      <Select
        label={t('forum.slow.wait')}
        description={t('forum.slow.help')}
        inputWrapperOrder={['label', 'input', 'description']}
        data={[
          { value: '0', label: t('forum.slow.none') },
          ...steps.map((each) => ({ value: String(each), label: slowWords(each, t) })),
        ]}
        value={String(seconds)}
        allowDeselect={false}
        data-autofocus
        onChange={(value) => setSeconds(Number(value))}
      />
    </ToolDialogFrame>
  );
}
