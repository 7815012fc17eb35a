import { Button, Switch } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconMailForward, IconUserPlus } from '@tabler/icons-react';
import { useState, type ReactNode } from 'react';
import { useI18n } from '../i18n/i18n.js';
import { roleKey } from '../session/roles.js';
import { useCommunity } from '../shell/community-context.js';
import { Empty } from '../ui/empty.js';
import { ActionTable } from './action-table.js';
import { ConfirmDialog } from './confirm-dialog.js';
import { InviteDialog } from './invite-dialog.js';
import { Loaded } from './loaded.js';
import { Problem, useProblem } from './save-bar.js';
import classes from './settings.module.css';
import { SettingsPage } from './settings-page.js';
import { type Invitation, useCancel, usePolicyChange, useResend, useTeam } from './use-team.js';

/** Who is invited to the staff, and how the staff must sign in. */
export function TeamPage(): ReactNode {
  const { t } = useI18n();
  const team = useTeam();
  const [isInviting, setInviting] = useState(false);
  return (
    <SettingsPage
      title={t('settings.team')}
      intro={t('team.intro')}
      action={
        <Button leftSection={<IconUserPlus size={16} />} onClick={() => setInviting(true)}>
          {t('team.invite')}
        </Button>
      }
    >
      <Loaded reading={team}>
        {({ pages }) => (
          <>
            <Invitations
              invitations={pages.flatMap(({ invitations }) => invitations.edges.map(({ node }) => node))}
            />
            {team.hasNextPage ? (
              <div className={classes['more']}>
                <Button
                  variant="subtle"
                  size="compact-sm"
                  loading={team.isFetchingNextPage}
                  onClick={() => void team.fetchNextPage()}
                >
                  {t('list.more')}
                </Button>
              </div>
            ) : null}
            {pages[0] ? <Policy isRequired={pages[0].signInPolicy.requiresSecondFactor} /> : null}
          </>
        )}
      </Loaded>
      {isInviting ? <InviteDialog onClose={() => setInviting(false)} /> : null}
    </SettingsPage>
  );
}

function Invitations({ invitations }: { invitations: readonly Invitation[] }): ReactNode {
  const { t } = useI18n();
  const [cancelling, setCancelling] = useState<Invitation | null>(null);
  const resend = useResend();
  const cancel = useCancel();
  const resendProblem = useProblem(resend);
  const cancelProblem = useProblem(cancel);
  if (invitations.length === 0) {
    return (
      <Empty icon={<IconMailForward stroke={1.5} />} title={t('team.empty.title')}>
        {t('team.empty.text')}
      </Empty>
    );
  }
  return (
    <>
      <ActionTable
        caption={t('team.invitations')}
        columns={[t('team.email'), t('team.roles'), t('team.state')]}
      >
        {invitations.map((invitation) => (
          <Row
            key={invitation.id}
            invitation={invitation}
            isBusy={resend.isPending}
            onCancel={() => setCancelling(invitation)}
            onResend={() =>
              resend.mutate(invitation.id, {
                onSuccess: ({ userErrors }) =>
                  userErrors.length === 0
                    ? notifications.show({ message: t('team.sent', { email: invitation.email }) })
                    : undefined,
              })
            }
          />
        ))}
      </ActionTable>
      <Problem>{resendProblem ?? cancelProblem}</Problem>
      {cancelling ? (
        <ConfirmDialog
          title={t('team.cancel.title', { email: cancelling.email })}
          action={t('team.cancel')}
          isBusy={cancel.isPending}
          onClose={() => setCancelling(null)}
          onConfirm={() =>
            cancel.mutate(cancelling.id, {
              onSuccess: ({ userErrors }) =>
                userErrors.length === 0 ? notifications.show({ message: t('team.cancelled') }) : undefined,
              onSettled: () => setCancelling(null),
            })
          }
        >
          {t('team.cancel.text')}
        </ConfirmDialog>
      ) : null}
    </>
  );
}

function Row({
  invitation,
  isBusy,
  onResend,
  onCancel,
}: {
  invitation: Invitation;
  isBusy: boolean;
  onResend: () => void;
  onCancel: () => void;
}): ReactNode {
  const { t, date, list } = useI18n();
  const { spaces } = useCommunity();
  const { email, state, roles, expiresAt, acceptedAt } = invitation;
  const isOpen = state === 'PENDING' || state === 'EXPIRED';
  const nameOf = ({ role, spaceId }: Invitation['roles'][number]): string => {
    const space = spaces.find(({ id }) => id === spaceId);
    return space ? t('team.moderatorOf', { space: space.name }) : t(roleKey(role));
  };
  return (
    <tr data-off={state === 'CANCELLED' || undefined}>
      <th scope="row">{email}</th>
      <td>{list(roles.map(nameOf))}</td>
      <td>
        {state === 'CANCELLED'
          ? t('team.state.CANCELLED')
          : t(`team.state.${state}`, { date: date(acceptedAt ?? expiresAt) })}
      </td>
      <td className={classes['actions']}>
        {isOpen ? (
          <>
            <Button
              variant="subtle"
              size="compact-sm"
              disabled={isBusy}
              aria-label={t('team.resendTo', { email })}
              onClick={onResend}
            >
              {t('team.resend')}
            </Button>
            <Button
              variant="subtle"
              color="red"
              size="compact-sm"
              aria-label={t('team.cancelFor', { email })}
              onClick={onCancel}
            >
              {t('team.cancel')}
            </Button>
          </>
        ) : null}
      </td>
    </tr>
  );
}

function Policy({ isRequired }: { isRequired: boolean }): ReactNode {
  const { t } = useI18n();
  const change = usePolicyChange();
  const problem = useProblem(change);
  return (
    <section className={classes['section']}>
      <Switch
        label={t('team.policy')}
        description={t('team.policy.help')}
        checked={isRequired}
        disabled={change.isPending}
        onChange={(event) => change.mutate(event.currentTarget.checked)}
      />
      <Problem>{change.isPending ? undefined : problem}</Problem>
    </section>
  );
}
