import { IconLock } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useI18n } from '../i18n/i18n.js';
import classes from './queue.module.css';

interface CasePlaceProps {
  space: { name: string };
  thread: { conversation: { member: { displayName: string } } | null };
}

/** Where what is judged stands: its space, or with whom the private conversation is. */
export function CasePlace({ space, thread }: CasePlaceProps): ReactNode {
  const { t } = useI18n();
  if (!thread.conversation) return <span>{space.name}</span>;
  return (
    <span className={classes['private']}>
      <IconLock size={14} stroke={1.8} aria-hidden />
      {t('conversation.with', { name: thread.conversation.member.displayName })}
    </span>
  );
}
