import { Button, Drawer, Skeleton, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconSearch, IconUserOff } from '@tabler/icons-react';
import { useState, type ReactNode } from 'react';
import { useI18n } from '../i18n/i18n.js';
import { roleKey } from '../session/roles.js';
import { Empty } from '../ui/empty.js';
import { Failure } from '../ui/failure.js';
import { Person } from '../ui/person.js';
import { useReachEnd } from '../ui/use-reach-end.js';
import { MemberPanel } from './member-panel.js';
import classes from './settings.module.css';
import { SettingsPage } from './settings-page.js';
import { useMembers } from './use-members.js';

/** The people of the community: who they are, what they may do. */
export function MembersPage(): ReactNode {
  const { t, number, date, list } = useI18n();
  const [text, setText] = useState('');
  const [query] = useDebouncedValue(text.trim(), 200);
  const [openId, setOpenId] = useState<string | null>(null);
  const members = useMembers(query);
  const end = useReachEnd(
    () => void members.fetchNextPage(),
    members.hasNextPage && !members.isFetchingNextPage,
  );
  const open = members.data?.find(({ id }) => id === openId);
  return (
    <SettingsPage title={t('settings.members')} intro={t('members.intro')}>
      <TextInput
        type="search"
        aria-label={t('members.search')}
        placeholder={t('members.search')}
        leftSection={<IconSearch size={16} stroke={1.6} />}
        maw={420}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      {members.isPending ? (
        <div aria-busy="true">
          {Array.from({ length: 6 }, (_, index) => (
            <Skeleton key={index} height={36} mb={8} />
          ))}
        </div>
      ) : null}
      {members.isError && !members.data ? (
        <Failure error={members.error} onRetry={() => void members.refetch()} />
      ) : null}
      {members.data?.length === 0 ? (
        <Empty icon={<IconUserOff stroke={1.5} />} title={t('members.empty.title')} isLive>
          {query ? t('members.empty.search', { query }) : t('members.empty.text')}
        </Empty>
      ) : null}
      {members.data && members.data.length > 0 ? (
        <table className={classes['table']}>
          <thead>
            <tr>
              <th scope="col">{t('members.name')}</th>
              <th scope="col">{t('members.roles')}</th>
              <th scope="col" className={classes['number']}>
                {t('members.published')}
              </th>
              <th scope="col" className={classes['number']}>
                {t('members.rejected')}
              </th>
              <th scope="col">{t('members.joined')}</th>
              <th scope="col">
                <span className="unseen">{t('action.actions')}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {members.data.map((member) => {
              const roles = [...new Set(member.roles.map(({ role }) => role))].filter(
                (role) => role !== 'MEMBER',
              );
              return (
                <tr key={member.id}>
                  <th scope="row">
                    <Person name={member.displayName} />
                  </th>
                  <td>
                    {member.state === 'SUSPENDED' ? (
                      <span className={classes['suspended']}>{t('member.suspended')}</span>
                    ) : (
                      list(roles.map((role) => t(roleKey(role)))) || '—'
                    )}
                  </td>
                  <td className={classes['number']}>{number(member.publishedPostCount)}</td>
                  <td className={classes['number']}>{number(member.rejectedPostCount)}</td>
                  <td>{date(member.joinedAt)}</td>
                  <td className={classes['actions']}>
                    <Button
                      variant="subtle"
                      size="compact-sm"
                      aria-label={t('members.manageName', { name: member.displayName })}
                      onClick={() => setOpenId(member.id)}
                    >
                      {t('members.manage')}
                    </Button>
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
      ) : null}
      {members.hasNextPage ? (
        <div ref={end} className={classes['more']}>
          <Button
            variant="subtle"
            size="compact-sm"
            loading={members.isFetchingNextPage}
            onClick={() => void members.fetchNextPage()}
          >
            {t('list.more')}
          </Button>
        </div>
      ) : null}
      <Drawer
        opened={open !== undefined}
        onClose={() => setOpenId(null)}
        position="right"
        size={420}
        padding="lg"
        lockScroll={false}
        title={open?.displayName}
        closeButtonProps={{ 'aria-label': t('action.close') }}
      >
        {open ? <MemberPanel key={open.id} member={open} /> : null}
      </Drawer>
    </SettingsPage>
  );
}
