import { Button, Modal, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { notifications } from '@mantine/notifications';
import { IconSearch } from '@tabler/icons-react';
import { useState, type ReactNode } from 'react';
import { useI18n } from '../i18n/i18n.js';
import type { Space } from '../shell/community-context.js';
import { Failure } from '../ui/failure.js';
import { Person } from '../ui/person.js';
import { Problem, useProblem } from './save-bar.js';
import classes from './settings.module.css';
import { useMembers, type MemberRecord } from './use-members.js';
import { useSpaceAccess } from './use-spaces.js';

/** Opens a private space to members by name, or closes it to them. */
export function SpaceAccessDialog({ space, onClose }: { space: Space; onClose: () => void }): ReactNode {
  const { t } = useI18n();
  const [text, setText] = useState('');
  const [query] = useDebouncedValue(text.trim(), 200);
  const members = useMembers(query);
  const access = useSpaceAccess();
  const problem = useProblem(access);
  const isIn = ({ accessibleSpaceIds }: MemberRecord): boolean => accessibleSpaceIds.includes(space.id);
  const all = members.data ?? [];
  // Before anything is looked up, those who have access come first; results of a search stay where they are.
  const shown = query ? all : [...all.filter(isIn), ...all.filter((member) => !isIn(member))];
  const change = ({ id, displayName: name }: MemberRecord, isGranted: boolean): void =>
    access.mutate(
      { spaceId: space.id, memberId: id, isGranted },
      {
        onSuccess: ({ userErrors }) => {
          if (userErrors.length > 0) return;
          notifications.show({
            message: isGranted ? t('access.granted', { name }) : t('access.revoked', { name }),
          });
        },
      },
    );
  return (
    <Modal
      opened
      onClose={onClose}
      size={560}
      title={t('access.title', { name: space.name })}
      closeButtonProps={{ 'aria-label': t('action.close') }}
    >
      <div className={classes['dialog']}>
        <p className={classes['note']}>{t('access.help')}</p>
        <TextInput
          type="search"
          aria-label={t('members.search')}
          placeholder={t('members.search')}
          leftSection={<IconSearch size={16} stroke={1.6} />}
          value={text}
          data-autofocus
          onChange={(event) => setText(event.currentTarget.value)}
        />
        <Problem>{problem}</Problem>
        {members.isError && !members.data ? (
          <Failure error={members.error} onRetry={() => void members.refetch()} />
        ) : null}
        {members.data?.length === 0 ? <p className={classes['note']}>{t('members.empty.title')}</p> : null}
        <ul className={classes['accessList']} aria-label={t('settings.members')}>
          {shown.slice(0, 20).map((member) => {
            const { id, displayName: name } = member;
            const hasAccess = isIn(member);
            return (
              <li key={id}>
                <Person name={name} />
                <Button
                  variant={hasAccess ? 'subtle' : 'default'}
                  {...(hasAccess ? { color: 'red' } : {})}
                  size="compact-sm"
                  disabled={access.isPending}
                  aria-label={hasAccess ? t('access.revokeFrom', { name }) : t('access.grantTo', { name })}
                  onClick={() => change(member, !hasAccess)}
                >
                  {hasAccess ? t('access.revoke') : t('access.grant')}
                </Button>
              </li>
            );
          })}
        </ul>
        {all.length > 20 ? <p className={classes['note']}>{t('access.refine')}</p> : null}
      </div>
    </Modal>
  );
}
