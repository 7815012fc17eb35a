import { Menu, UnstyledButton } from '@mantine/core';
import { IconCheck, IconSelector } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { useI18n } from '../i18n/i18n.js';
import { useAccount } from '../session/signed-in.js';
import { useMaybeCommunity } from './community-context.js';
import { Mark } from './mark.js';
import classes from './shell.module.css';

/** Names the community, and changes it. */
export function CommunityMenu(): ReactNode {
  const { t } = useI18n();
  const { memberships } = useAccount();
  const current = useMaybeCommunity();
  const logo = current?.community.theme.logoUrl;
  const title = current?.community.name ?? 'Parvis';
  return (
    <Menu position="bottom-start" width={232} withinPortal={false} disabled={memberships.length === 0}>
      <Menu.Target>
        <UnstyledButton className={classes['brand']}>
          {logo ? <img src={logo} alt="" width={26} height={26} /> : <Mark size={26} />}
          <span className={classes['brandName']}>{title}</span>
          <span className="unseen">{t('shell.community')}</span>
          <IconSelector size={16} stroke={1.5} aria-hidden />
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{t('choose.title')}</Menu.Label>
        {memberships.map((membership) => (
          <Menu.Item
            key={membership.communitySlug}
            component={Link}
            to={`/${membership.communitySlug}`}
            rightSection={membership.communitySlug === current?.slug ? <IconCheck size={16} /> : null}
          >
            {membership.communityName}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
