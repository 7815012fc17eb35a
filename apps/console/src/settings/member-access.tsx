import { Button } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import type { ReactNode } from 'react';
import { useI18n } from '../i18n/i18n.js';
import { Problem, useProblem } from './save-bar.js';
import classes from './settings.module.css';
import type { MemberRecord } from './use-members.js';
import { useMemberFactorReset, useMemberSessionsEnd } from './use-team.js';

/** A colleague's way in: sessions in this community, a lost phone. */
export function MemberAccess({ member }: { member: MemberRecord }): ReactNode {
  const { t } = useI18n();
  const end = useMemberSessionsEnd();
  const reset = useMemberFactorReset();
  const endProblem = useProblem(end);
  const resetProblem = useProblem(reset);
  const isStaff = member.roles.length > 0;
  const say = (message: string) => ({
    onSuccess: ({ userErrors }: { userErrors: readonly unknown[] }) =>
      userErrors.length === 0 ? notifications.show({ message }) : undefined,
  });
  return (
    <section aria-labelledby="access" className={classes['panelSection']}>
      <h2 id="access">{t('members.access')}</h2>
      <p className={classes['note']}>{t('members.endSessions.help')}</p>
      <Button
        variant="default"
        loading={end.isPending}
        onClick={() => end.mutate(member.id, say(t('members.endSessions.done')))}
      >
        {t('members.endSessions')}
      </Button>
      <Problem>{end.isPending ? undefined : endProblem}</Problem>
      {isStaff ? (
        <>
          <h3>{t('members.resetFactor')}</h3>
          <p className={classes['note']}>{t('members.resetFactor.help')}</p>
          <Button
            variant="default"
            loading={reset.isPending}
            onClick={() => reset.mutate(member.id, say(t('members.resetFactor.done')))}
          >
            {t('members.resetFactor.action')}
          </Button>
          <Problem>{reset.isPending ? undefined : resetProblem}</Problem>
        </>
      ) : null}
    </section>
  );
}
