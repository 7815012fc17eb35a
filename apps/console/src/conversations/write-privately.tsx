import { Button } from '@mantine/core';
import { IconLock } from '@tabler/icons-react';
import { useState, type ReactNode } from 'react';
import { useI18n } from '../i18n/i18n.js';
import { useCommunity } from '../shell/community-context.js';
import { ConversationDialog } from './conversation-dialog.js';

/** Whom one may write to. */
export interface Addressee {
  id: string;
  displayName: string;
  state: string;
}

/** Where staff meet a member: the way to write to him alone. Nothing for who may not, nor where nobody could answer. */
export function WritePrivately({ member }: { member: Addressee }): ReactNode {
  const { t } = useI18n();
  const { memberId, canOpenConversations } = useCommunity();
  const [isOpen, setOpen] = useState(false);
  if (!canOpenConversations || member.id === memberId || member.state !== 'ACTIVE') return null;
  return (
    <>
      <Button
        variant="default"
        size="compact-md"
        leftSection={<IconLock size={15} stroke={1.7} aria-hidden />}
        onClick={() => setOpen(true)}
      >
        {t('conversation.write')}
      </Button>
      {isOpen ? <ConversationDialog member={member} onClose={() => setOpen(false)} /> : null}
    </>
  );
}
