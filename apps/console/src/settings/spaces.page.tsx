import { Button } from '@mantine/core';
import { IconHash, IconLock, IconPlus, IconUsers } from '@tabler/icons-react';
import { useState, type ReactNode } from 'react';
import { useI18n } from '../i18n/i18n.js';
import { useCommunity, type Space } from '../shell/community-context.js';
import { SpaceKindIcon } from '../shell/space-kind-icon.js';
import { inTree } from '../shell/space-tree.js';
import { Empty } from '../ui/empty.js';
import { TimeAgo } from '../ui/time-ago.js';
import classes from './settings.module.css';
import { SettingsPage } from './settings-page.js';
import { SpaceAccessDialog } from './space-access-dialog.js';
import { SpaceDialog } from './space-dialog.js';

const ICONS = { PUBLIC: IconHash, MEMBERS: IconUsers, PRIVATE: IconLock };

/** The places for threads, and who may enter them. */
export function SpacesPage(): ReactNode {
  const { t, number } = useI18n();
  const { spaces, can } = useCommunity();
  const [edited, setEdited] = useState<Space | 'new' | null>(null);
  const [opened, setOpened] = useState<Space | null>(null);
  const under = ({ parent }: Space): string =>
    t('spaces.parent.under', { name: spaces.find(({ id }) => id === parent?.id)?.name ?? '' });
  return (
    <SettingsPage
      title={t('settings.spaces')}
      intro={t('spaces.intro')}
      action={
        <Button leftSection={<IconPlus size={16} />} onClick={() => setEdited('new')}>
          {t('spaces.add')}
        </Button>
      }
    >
      {spaces.length === 0 ? (
        <Empty icon={<IconHash stroke={1.5} />} title={t('spaces.empty.title')}>
          {t('spaces.empty.text')}
        </Empty>
      ) : (
        <table className={classes['table']}>
          <thead>
            <tr>
              <th scope="col">{t('spaces.name')}</th>
              <th scope="col">{t('spaces.kind.column')}</th>
              <th scope="col">{t('spaces.visibility')}</th>
              <th scope="col" className={classes['number']}>
                {t('spaces.threads')}
              </th>
              <th scope="col">{t('spaces.lastActivity')}</th>
              <th scope="col">
                <span className="unseen">{t('action.actions')}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {inTree(spaces).map((space) => {
              const Icon = ICONS[space.visibility];
              return (
                <tr key={space.id}>
                  <th scope="row" data-nested={space.parent ? true : undefined}>
                    {space.name}
                    {space.parent ? <span className="unseen"> {under(space)}</span> : null}
                    <small>{space.description || space.slug}</small>
                  </th>
                  <td>
                    <span className={classes['withIcon']}>
                      <SpaceKindIcon kind={space.kind} /> {t(`spaceKind.${space.kind}`)}
                    </span>
                  </td>
                  <td>
                    <span className={classes['withIcon']}>
                      <Icon size={15} stroke={1.6} aria-hidden /> {t(`visibility.${space.visibility}`)}
                    </span>
                  </td>
                  <td className={classes['number']}>{number(space.threadCount)}</td>
                  <td>{space.lastActivityAt ? <TimeAgo at={space.lastActivityAt} /> : '—'}</td>
                  <td className={classes['actions']}>
                    {space.visibility === 'PRIVATE' && can('member.read') ? (
                      <Button
                        variant="subtle"
                        size="compact-sm"
                        aria-label={t('spaces.accessOf', { name: space.name })}
                        onClick={() => setOpened(space)}
                      >
                        {t('spaces.access')}
                      </Button>
                    ) : null}
                    <Button
                      variant="subtle"
                      size="compact-sm"
                      aria-label={t('spaces.editOf', { name: space.name })}
                      onClick={() => setEdited(space)}
                    >
                      {t('action.edit')}
                    </Button>
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
      )}
      {edited ? (
        <SpaceDialog space={edited === 'new' ? null : edited} onClose={() => setEdited(null)} />
      ) : null}
      {opened ? <SpaceAccessDialog space={opened} onClose={() => setOpened(null)} /> : null}
    </SettingsPage>
  );
}
