import { Button, Checkbox, CloseButton, Select, Textarea } from '@mantine/core';
import { useState, type ReactNode, type SubmitEvent } from 'react';
import type { Role } from '../generated/operations.js';
import { WritePrivately } from '../conversations/write-privately.js';
import { useI18n } from '../i18n/i18n.js';
import { roleHelpKey, roleKey, STAFF_ROLES } from '../session/roles.js';
import { useCommunity } from '../shell/community-context.js';
import { Problem, useProblem } from './save-bar.js';
import classes from './settings.module.css';
import { MemberTitle } from './member-title.js';
import { MemberTrust } from './member-trust.js';
import { MemberAccess } from './member-access.js';
import { useMemberChange, type MemberRecord } from './use-members.js';

/** One member: facts, roles, sanction. */
export function MemberPanel({ member }: { member: MemberRecord }): ReactNode {
  const { t, date, number } = useI18n();
  const { can } = useCommunity();
  return (
    <div className={classes['panel']}>
      <dl className={classes['facts']}>
        <div>
          <dt>{t('members.joined')}</dt>
          <dd>{date(member.joinedAt)}</dd>
        </div>
        <div>
          <dt>{t('members.signIn')}</dt>
          <dd>
            {member.ssoSubject
              ? t('member.viaSso')
              : member.hasAccount
                ? t('member.viaAccount')
                : t('member.imported')}
          </dd>
        </div>
        {member.ssoSubject ? (
          <div>
            <dt>{t('members.ssoSubject')}</dt>
            <dd>
              <code>{member.ssoSubject}</code>
            </dd>
          </div>
        ) : null}
        <div>
          <dt>{t('members.published')}</dt>
          <dd>{number(member.publishedPostCount)}</dd>
        </div>
        <div>
          <dt>{t('members.rejected')}</dt>
          <dd>{number(member.rejectedPostCount)}</dd>
        </div>
      </dl>
      <div>
        <WritePrivately member={member} />
      </div>
      <MemberTrust member={member} />
      {can('member.manage') ? <Roles member={member} /> : null}
      {can('member.manage') && member.hasAccount ? <MemberAccess member={member} /> : null}
      {can('member.sanction') ? <Sanction member={member} /> : null}
    </div>
  );
}

function Roles({ member }: { member: MemberRecord }): ReactNode {
  const { t } = useI18n();
  const { spaces } = useCommunity();
  const change = useMemberChange();
  const problem = useProblem(change);
  const has = (role: Role, spaceId: string | null): boolean =>
    member.roles.some((grant) => grant.role === role && grant.spaceId === spaceId);
  const set = (role: Role, spaceId: string | null, isGranted: boolean): void =>
    change.mutate({ kind: isGranted ? 'grant' : 'revoke', memberId: member.id, role, spaceId });
  const moderated = spaces.filter(({ id }) => has('MODERATOR', id));
  const others = spaces.filter(({ id }) => !has('MODERATOR', id));
  return (
    <section aria-labelledby="roles" className={classes['panelSection']}>
      <h2 id="roles">{t('members.roles')}</h2>
      {STAFF_ROLES.map((role) => (
        <Checkbox
          key={role}
          size="sm"
          label={t(roleKey(role))}
          description={t(roleHelpKey(role))}
          checked={has(role, null)}
          disabled={change.isPending}
          onChange={(event) => set(role, null, event.currentTarget.checked)}
        />
      ))}
      {has('MODERATOR', null) ? null : (
        <div>
          <h3>{t('members.moderatorOf')}</h3>
          <ul className={classes['pills']}>
            {moderated.map((space) => (
              <li key={space.id}>
                {space.name}
                <CloseButton
                  size="xs"
                  disabled={change.isPending}
                  aria-label={t('members.noLongerModerates', { space: space.name })}
                  onClick={() => set('MODERATOR', space.id, false)}
                />
              </li>
            ))}
          </ul>
          <Select
            aria-label={t('members.addSpace')}
            placeholder={t('members.addSpace')}
            data={others.map(({ id, name }) => ({ value: id, label: name }))}
            value={null}
            disabled={change.isPending || others.length === 0}
            onChange={(spaceId) => spaceId && set('MODERATOR', spaceId, true)}
          />
        </div>
      )}
      <Problem>{change.isPending ? undefined : problem}</Problem>
      {member.roles.length > 0 ? <MemberTitle key={member.id} member={member} /> : null}
    </section>
  );
}

function Sanction({ member }: { member: MemberRecord }): ReactNode {
  const { t } = useI18n();
  const change = useMemberChange();
  const problem = useProblem(change);
  const [reason, setReason] = useState('');
  const isSuspended = member.state === 'SUSPENDED';
  const submit = (event: SubmitEvent): void => {
    event.preventDefault();
    change.mutate(
      { kind: isSuspended ? 'reinstate' : 'suspend', memberId: member.id, reason: reason.trim() },
      { onSuccess: ({ userErrors }) => (userErrors.length === 0 ? setReason('') : undefined) },
    );
  };
  return (
    <section aria-labelledby="sanction" className={classes['panelSection']}>
      <h2 id="sanction">{isSuspended ? t('members.reinstate') : t('members.suspend')}</h2>
      <p className={classes['note']}>
        {isSuspended ? t('members.reinstate.help') : t('members.suspend.help')}
      </p>
      <form onSubmit={submit} className={classes['dialog']}>
        <Textarea
          label={t('members.reason')}
          autosize
          minRows={2}
          maxRows={6}
          maxLength={2000}
          value={reason}
          required
          withAsterisk={false}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
        <Problem>{change.isPending ? undefined : problem}</Problem>
        <Button
          type="submit"
          loading={change.isPending}
          disabled={reason.trim() === ''}
          className={isSuspended ? undefined : classes['danger']}
        >
          {isSuspended ? t('members.reinstate') : t('members.suspend')}
        </Button>
      </form>
    </section>
  );
}
