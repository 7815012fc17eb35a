import { Button, TextInput } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useState, type ReactNode, type SubmitEvent } from 'react';
import { useI18n } from '../i18n/i18n.js';
import { Problem, useProblem } from './save-bar.js';
import classes from './settings.module.css';
import { useMemberChange, type MemberRecord } from './use-members.js';

const LONGEST = 60;

/** What a member of the staff is to the brand, shown beside the name wherever the member writes. */
export function MemberTitle({ member }: { member: MemberRecord }): ReactNode {
  const { t } = useI18n();
  const change = useMemberChange();
  const problem = useProblem(change);
  const [title, setTitle] = useState(member.title ?? '');
  const submit = (event: SubmitEvent): void => {
    event.preventDefault();
    change.mutate(
      { kind: 'title', memberId: member.id, title: title.trim() || null },
      {
        onSuccess: ({ userErrors }) =>
          userErrors.length === 0 ? notifications.show({ message: t('members.title.saved') }) : undefined,
      },
    );
  };
  return (
    <form onSubmit={submit} className={classes['dialog']}>
      <TextInput
        label={t('members.title')}
        description={t('members.title.help')}
        placeholder={t('members.title.example')}
        maxLength={LONGEST}
        value={title}
        onChange={(event) => setTitle(event.currentTarget.value)}
      />
      <Problem>{change.isPending ? undefined : problem}</Problem>
      <div>
        <Button
          type="submit"
          variant="default"
          size="compact-md"
          loading={change.isPending}
          disabled={title.trim() === (member.title ?? '')}
        >
          {t('members.title.save')}
        </Button>
      </div>
    </form>
  );
}
