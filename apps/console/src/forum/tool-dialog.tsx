import { Modal, Textarea } from '@mantine/core';
import type { ReactNode, SubmitEvent } from 'react';
import { useI18n } from '../i18n/i18n.js';
import { DialogFoot } from '../settings/dialog-foot.js';
import settings from '../settings/settings.module.css';
import type { Doing } from './use-doing.js';
import type { ForumThreadDetail } from './use-forum.js';

/** What every dialog about a thread is given. */
export interface ToolDialogProps {
  thread: ForumThreadDetail;
  doing: Doing;
  onClose: () => void;
}

interface ToolDialogFrameProps {
  title: string;
  action: string;
  doing: Doing;
  isDisabled?: boolean;
  onSubmit: () => void;
  onClose: () => void;
  children: ReactNode;
}

/** The frame of what is asked before something is done with a thread. */
export function ToolDialogFrame(props: ToolDialogFrameProps): ReactNode {
  const { title, action, doing, isDisabled, onSubmit, onClose, children } = props;
  const { t } = useI18n();
  const submit = (event: SubmitEvent): void => {
    event.preventDefault();
    onSubmit();
  };
  return (
    <Modal
      opened
      onClose={onClose}
      size={520}
      title={title}
      closeButtonProps={{ 'aria-label': t('action.close') }}
    >
      <form onSubmit={submit} className={settings['dialog']}>
        {children}
        <DialogFoot
          action={action}
          isBusy={doing.isBusy}
          isDisabled={isDisabled}
          problem={doing.problem}
          onClose={onClose}
        />
      </form>
    </Modal>
  );
}

/** Why, for other staff. */
export function ReasonField({
  value,
  onChange,
}: {
  value: string;
  onChange: (value: string) => void;
}): ReactNode {
  const { t } = useI18n();
  return (
    <Textarea
      label={t('forum.reason')}
      description={t('forum.reason.help')}
      autosize
      minRows={2}
      maxRows={5}
      maxLength={500}
      required
      withAsterisk={false}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}
