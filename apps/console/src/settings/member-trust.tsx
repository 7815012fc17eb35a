import { Button, Select, Textarea } from '@mantine/core';
import { useState, type ReactNode, type SubmitEvent } from 'react';
import { useI18n } from '../i18n/i18n.js';
import { useCommunity } from '../shell/community-context.js';
import { Problem, useProblem } from './save-bar.js';
import classes from './settings.module.css';
import { TRUST_LEVELS, trustNameKey } from './trust-level.js';
import type { MemberRecord } from './use-members.js';
import { useTrustChanges, useTrustPin } from './use-trust.js';

/** How far a member is known, why, and where staff say instead. */
export function MemberTrust({ member }: { member: MemberRecord }): ReactNode {
  const { t, date } = useI18n();
  const { can } = useCommunity();
  const { level, measuredLevel, isPinned, since } = member.standing;
  const nameOf = (each: number): string => t('trust.levelOf', { level: each, name: t(trustNameKey(each)) });
  const isStaff = member.roles.length > 0;
  return (
    <section aria-labelledby="trust" className={classes['panelSection']}>
      <h2 id="trust">{t('trust.title')}</h2>
      <p>
        <strong>{nameOf(level)}</strong>
        {since && !isStaff ? <> {t('trust.since', { date: date(since) })}</> : null}
      </p>
      <p className={classes['note']}>
        {isStaff
          ? t('trust.staff')
          : isPinned
            ? t('trust.isPinned', { name: nameOf(measuredLevel) })
            : t('trust.isMeasured')}
      </p>
      {can('member.sanction') && !isStaff ? <Pin member={member} nameOf={nameOf} /> : null}
      <History member={member} />
    </section>
  );
}

function Pin({ member, nameOf }: { member: MemberRecord; nameOf: (level: number) => string }): ReactNode {
  const { t } = useI18n();
  const pin = useTrustPin();
  const problem = useProblem(pin);
  const [level, setLevel] = useState<number | null>(null);
  const [reason, setReason] = useState('');
  const { isPinned, level: current } = member.standing;
  const send = (to: number | null): void =>
    pin.mutate(
      { memberId: member.id, level: to, reason: reason.trim() },
      {
        onSuccess: ({ userErrors }) => {
          if (userErrors.length > 0) return;
          setReason('');
          setLevel(null);
        },
      },
    );
  const submit = (event: SubmitEvent): void => {
    event.preventDefault();
    if (level !== null) send(level);
  };
  return (
    <form onSubmit={submit} className={classes['dialog']}>
      <Select
        label={t('trust.pinTo')}
        data={TRUST_LEVELS.filter((each) => !isPinned || each !== current).map((each) => ({
          value: String(each),
          label: nameOf(each),
        }))}
        value={level === null ? null : String(level)}
        onChange={(value) => setLevel(value === null ? null : Number(value))}
      />
      <Textarea
        label={t('trust.reason')}
        description={t('trust.reason.help')}
        autosize
        minRows={2}
        maxRows={6}
        maxLength={1000}
        value={reason}
        required
        withAsterisk={false}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
      <Problem>{pin.isPending ? undefined : problem}</Problem>
      <div className={classes['trustActions']}>
        <Button type="submit" loading={pin.isPending} disabled={level === null || reason.trim() === ''}>
          {t('trust.pin')}
        </Button>
        {isPinned ? (
          <Button
            variant="default"
            disabled={pin.isPending || reason.trim() === ''}
            onClick={() => send(null)}
          >
            {t('trust.unpin')}
          </Button>
        ) : null}
      </div>
    </form>
  );
}

function History({ member }: { member: MemberRecord }): ReactNode {
  const { t, date } = useI18n();
  const { data } = useTrustChanges(member.id);
  if (!data?.length) return null;
  return (
    <>
      <h3>{t('trust.history')}</h3>
      <ol className={classes['trustHistory']}>
        {data.map(({ id, fromLevel, toLevel, cause, reason, changedAt }) => (
          <li key={id}>
            <span>{t('trust.change', { from: fromLevel, to: toLevel })}</span> {t(`trust.cause.${cause}`)},{' '}
            <time dateTime={changedAt}>{date(changedAt)}</time>
            {reason ? <small>{reason}</small> : null}
          </li>
        ))}
      </ol>
    </>
  );
}
