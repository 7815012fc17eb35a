import { Alert, Select } from '@mantine/core';
import { IconInfoCircle } from '@tabler/icons-react';
import { useState, type ReactNode } from 'react';
import { useI18n } from '../i18n/i18n.js';
import { useCommunity } from '../shell/community-context.js';
import { inTree } from '../shell/space-tree.js';
import { ReasonField, ToolDialogFrame, type ToolDialogProps } from './tool-dialog.js';

/** Another space for a thread. */
export function MoveDialog({ thread, doing, onClose }: ToolDialogProps): ReactNode {
  const { t } = useI18n();
  const { spaces } = useCommunity();
  const [spaceId, setSpaceId] = useState<string | null>(null);
  const [reason, setReason] = useState('');
  const target = spaces.find(({ id }) => id === spaceId);
  const submit = (): void => {
    if (!target) return;
    doing.run(
      { kind: 'move', input: { threadId: thread.id, spaceId: target.id, reason } },
      {
        said: t('forum.said.moved', { space: target.name }),
        back: {
          kind: 'move',
          input: { threadId: thread.id, spaceId: thread.space.id, reason: t('forum.move.back') },
        },
        onDone: onClose,
      },
    );
  };
  return (
    <ToolDialogFrame
      title={t('forum.move.title')}
      action={t('forum.move.do')}
      doing={doing}
      isDisabled={!target || reason.trim() === ''}
      onSubmit={submit}
      onClose={onClose}
    >
      <Select
        label={t('forum.move.to')}
        data={inTree(spaces)
          .filter(
            (space) => space.viewerCanModerate && !space.holdsConversations && space.id !== thread.space.id,
          )
          .map(({ id, name, parent }) => ({ value: id, label: parent ? `– ${name}` : name }))}
        value={spaceId}
        searchable
        data-autofocus
        onChange={setSpaceId}
      />
      {target ? (
        <Alert color="gray" variant="light" icon={<IconInfoCircle size={18} />}>
          {t(`forum.move.${target.visibility}`, { space: target.name })}
        </Alert>
      ) : null}
      <ReasonField value={reason} onChange={setReason} />
    </ToolDialogFrame>
  );
}
