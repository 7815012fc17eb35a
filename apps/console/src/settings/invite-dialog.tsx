import { Checkbox, Modal, MultiSelect, TextInput } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useState, type ReactNode, type SubmitEvent } from 'react';
import { useI18n } from '../i18n/i18n.js';
import { roleHelpKey, roleKey, STAFF_ROLES } from '../session/roles.js';
import { useCommunity } from '../shell/community-context.js';
import { DialogFoot } from './dialog-foot.js';
import { useProblem } from './save-bar.js';
import classes from './settings.module.css';
import { useInvite } from './use-team.js';

type StaffRole = (typeof STAFF_ROLES)[number];

/** Whom to invite, and as what. */
export function InviteDialog({ onClose }: { onClose: () => void }): ReactNode {
  const { t } = useI18n();
  const { spaces } = useCommunity();
  const [email, setEmail] = useState('');
  const [roles, setRoles] = useState<readonly StaffRole[]>([]);
  const [spaceIds, setSpaceIds] = useState<string[]>([]);
  const invite = useInvite();
  const problem = useProblem(invite);
  const isModerator = roles.includes('MODERATOR');
  const isEmpty = roles.length === 0 && spaceIds.length === 0;
  const submit = (event: SubmitEvent): void => {
    event.preventDefault();
    const limited = isModerator ? [] : spaceIds.map((spaceId) => ({ role: 'MODERATOR' as const, spaceId }));
    const whole = roles.map((role) => ({ role, spaceId: null }));
    invite.mutate(
      { email: email.trim(), roles: [...whole, ...limited] },
      {
        onSuccess: ({ userErrors }) => {
          if (userErrors.length > 0) return;
          notifications.show({ message: t('team.sent', { email: email.trim() }) });
          onClose();
        },
      },
    );
  };
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('team.invite.title')}
      closeButtonProps={{ 'aria-label': t('action.close') }}
    >
      <form onSubmit={submit} className={classes['dialog']}>
        <TextInput
          type="email"
          label={t('team.email')}
          description={t('team.invite.help')}
          autoComplete="off"
          value={email}
          onChange={(event) => setEmail(event.currentTarget.value)}
          data-autofocus
          required
          withAsterisk={false}
        />
        <Checkbox.Group
          label={t('team.roles')}
          value={[...roles]}
          onChange={(values) => setRoles(STAFF_ROLES.filter((role) => values.includes(role)))}
        >
          <div className={classes['radios']}>
            {STAFF_ROLES.map((role) => (
              <Checkbox
                key={role}
                value={role}
                size="sm"
                label={t(roleKey(role))}
                description={t(roleHelpKey(role))}
              />
            ))}
          </div>
        </Checkbox.Group>
        {isModerator || spaces.length === 0 ? null : (
          <MultiSelect
            label={t('team.invite.spaces')}
            data={spaces.map(({ id, name }) => ({ value: id, label: name }))}
            value={spaceIds}
            onChange={setSpaceIds}
          />
        )}
        <DialogFoot
          action={t('team.invite.submit')}
          isBusy={invite.isPending}
          isDisabled={isEmpty}
          problem={problem}
          onClose={onClose}
        />
      </form>
    </Modal>
  );
}
