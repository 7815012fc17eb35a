import { Alert } from '@mantine/core';
import { IconInfoCircle } from '@tabler/icons-react';
import { useState, type ReactNode } from 'react';
import { useI18n } from '../i18n/i18n.js';
import { ReasonField, ToolDialogFrame, type ToolDialogProps } from './tool-dialog.js';

/** Takes a thread out of everybody's sight but its author's and the staff's, or puts it back; says who will read it. */
export function PrivacyDialog({ thread, doing, onClose }: ToolDialogProps): ReactNode {
  const { t } = useI18n();
  const [reason, setReason] = useState('');
  const { id: threadId, conversation, space, author } = thread;
  const target = conversation?.viewerCanReturnTo;
  const hide = (): void =>
    doing.run(
      { kind: 'hide', input: { threadId, reason } },
      {
        said: t('forum.said.hidden', { name: author.displayName }),
        back: { kind: 'show', input: { threadId, spaceId: space.id, reason: t('forum.privacy.back') } },
        onDone: onClose,
      },
    );
  const show = (): void => {
    if (!target) return;
    doing.run(
      { kind: 'show', input: { threadId, spaceId: target.id, reason } },
      {
        said: t('forum.said.shown', { space: target.name }),
        back: { kind: 'hide', input: { threadId, reason: t('forum.privacy.back') } },
        onDone: onClose,
      },
    );
  };
  const effect = !conversation
    ? t('forum.privacy.hide.help', { name: author.displayName })
    : target
      ? t(`forum.move.${target.visibility}`, { space: target.name })
      : t('forum.privacy.stays');
  const isImpossible = conversation !== null && !target;
  return (
    <ToolDialogFrame
      title={conversation ? t('forum.privacy.show') : t('forum.privacy.hide')}
      action={conversation ? t('forum.do.show') : t('forum.do.hide')}
      doing={doing}
      isDisabled={isImpossible || reason.trim() === ''}
      onSubmit={conversation ? show : hide}
      onClose={onClose}
    >
      <Alert color="gray" variant="light" icon={<IconInfoCircle size={18} />}>
        {effect}
      </Alert>
      {isImpossible ? null : <ReasonField value={reason} onChange={setReason} />}
    </ToolDialogFrame>
  );
}
