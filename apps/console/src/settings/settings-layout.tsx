import type { ReactNode } from 'react';
import { Link, Outlet, useLocation } from 'react-router';
import { useI18n } from '../i18n/i18n.js';
import { useCommunity } from '../shell/community-context.js';
import { settingsOf } from '../shell/screens.js';
import { SidebarSlot } from '../shell/sidebar-slot.js';
import { FilterGroup, FilterLink } from '../ui/filters.js';

/** The settings' sections in the sidebar, the open one beside them. */
export function SettingsLayout(): ReactNode {
  const { t } = useI18n();
  const community = useCommunity();
  const { pathname } = useLocation();
  return (
    <>
      <SidebarSlot>
        <FilterGroup title={t('settings.title')}>
          {settingsOf(community).map(({ path, title }) => {
            const to = `/${community.slug}/settings/${path}`;
            return (
              <FilterLink key={path} as={Link} to={to} isChosen={pathname.startsWith(to)}>
                {t(title)}
              </FilterLink>
            );
          })}
        </FilterGroup>
      </SidebarSlot>
      <Outlet />
    </>
  );
}
