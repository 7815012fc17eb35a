import { Select, TextInput } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import { useI18n } from '../i18n/i18n.js';
import { useCommunity } from '../shell/community-context.js';
import { inTree } from '../shell/space-tree.js';
import { ReasonField, ToolDialogFrame, type ToolDialogProps } from './tool-dialog.js';

interface SplitDialogProps extends ToolDialogProps {
  postIds: readonly string[];
  onDone: (newId: string | null) => void;
}

/** A thread of their own for messages of another. */
export function SplitDialog({ thread, doing, postIds, onClose, onDone }: SplitDialogProps): ReactNode {
  const { t } = useI18n();
  const { spaces } = useCommunity();
  const [title, setTitle] = useState('');
  const [spaceId, setSpaceId] = useState(thread.space.id);
  const [reason, setReason] = useState('');
  // One key while the dialog is open: sent twice, it is one split.
  const [idempotencyKey] = useState(() => crypto.randomUUID());
  const submit = (): void =>
    doing.run(
      {
        kind: 'split',
        input: { threadId: thread.id, postIds, title: title.trim(), spaceId, reason, idempotencyKey },
      },
      {
        said: t('forum.said.split', { count: postIds.length, title: title.trim() }),
        onDone: (answer) => onDone(answer.thread?.id ?? null),
      },
    );
  return (
    <ToolDialogFrame
      title={t('forum.split.title', { count: postIds.length })}
      action={t('forum.split.do')}
      doing={doing}
      isDisabled={title.trim() === '' || reason.trim() === ''}
      onSubmit={submit}
      onClose={onClose}
    >
      <p>{t('forum.split.help')}</p>
      <TextInput
        label={t('forum.split.newTitle')}
        value={title}
        maxLength={255}
        required
        withAsterisk={false}
        data-autofocus
        onChange={(event) => setTitle(event.currentTarget.value)}
      />
      <Select
        label={t('forum.split.space')}
        data={inTree(spaces)
          .filter((space) => space.viewerCanModerate && !space.holdsConversations)
          .map(({ id, name, parent }) => ({ value: id, label: parent ? `– ${name}` : name }))}
        value={spaceId}
        allowDeselect={false}
        onChange={(id) => id && setSpaceId(id)}
      />
      <ReasonField value={reason} onChange={setReason} />
    </ToolDialogFrame>
  );
}
