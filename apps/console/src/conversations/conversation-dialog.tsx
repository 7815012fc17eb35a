import { Alert, Anchor, Modal, Textarea, TextInput } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconLock } from '@tabler/icons-react';
import { useRef, useState, type ReactNode, type SubmitEvent } from 'react';
import { useI18n } from '../i18n/i18n.js';
import { DialogFoot } from '../settings/dialog-foot.js';
import { useProblem } from '../settings/save-bar.js';
import settings from '../settings/settings.module.css';
import { useConversationOpen } from './use-conversation-open.js';
import type { Addressee } from './write-privately.js';

/** Long enough to follow the link to what was sent. */
const SAID_MS = 12_000;

/** Writes to one member what only he and the staff read. */
export function ConversationDialog({
  member,
  onClose,
}: {
  member: Addressee;
  onClose: () => void;
}): ReactNode {
  const { t } = useI18n();
  const open = useConversationOpen();
  const problem = useProblem(open);
  const [title, setTitle] = useState('');
  const [body, setBody] = useState('');
  // The same until the text is another: a retry after a lost answer is the same message.
  const key = useRef(crypto.randomUUID());
  const change = (set: (text: string) => void) => (text: string) => {
    key.current = crypto.randomUUID();
    set(text);
  };
  const submit = (event: SubmitEvent): void => {
    event.preventDefault();
    open.mutate(
      { memberId: member.id, title, body, idempotencyKey: key.current },
      {
        onSuccess: ({ thread, userErrors }) => {
          if (userErrors.length > 0) return;
          notifications.show({
            role: 'status',
            autoClose: SAID_MS,
            message: (
              <>
                {t('conversation.sent', { name: member.displayName })}{' '}
                {thread ? (
                  <Anchor href={thread.permalink} target="_blank" rel="noopener" inherit>
                    {t('conversation.see')}
                  </Anchor>
                ) : null}
              </>
            ),
          });
          onClose();
        },
      },
    );
  };
  return (
    <Modal
      opened
      onClose={onClose}
      size={560}
      title={t('conversation.title', { name: member.displayName })}
      closeButtonProps={{ 'aria-label': t('action.close') }}
    >
      <form onSubmit={submit} className={settings['dialog']}>
        <Alert color="gray" variant="light" icon={<IconLock size={18} />}>
          {t('conversation.who', { name: member.displayName })}
        </Alert>
        <TextInput
          label={t('conversation.subject')}
          value={title}
          maxLength={255}
          required
          withAsterisk={false}
          data-autofocus
          onChange={(event) => change(setTitle)(event.currentTarget.value)}
        />
        <Textarea
          label={t('conversation.message')}
          autosize
          minRows={5}
          maxRows={14}
          value={body}
          required
          withAsterisk={false}
          onChange={(event) => change(setBody)(event.currentTarget.value)}
        />
        <DialogFoot
          action={t('conversation.send')}
          isBusy={open.isPending}
          isDisabled={title.trim() === '' || body.trim() === ''}
          problem={problem}
          onClose={onClose}
        />
      </form>
    </Modal>
  );
}
