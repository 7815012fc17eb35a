import { Menu, SegmentedControl, UnstyledButton, useMantineColorScheme } from '@mantine/core';
import { IconChevronUp, IconKeyboard, IconLogout, IconShieldLock } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { useI18n } from '../i18n/i18n.js';
import { useAccount, useViewer } from '../session/signed-in.js';
import { useSignOut } from '../session/use-sign-out.js';
import { initials } from '../ui/initials.js';
import { useMaybeCommunity } from './community-context.js';
import classes from './shell.module.css';

/** Who is signed in; language, appearance, shortcuts, the way out. */
export function AccountMenu({ onShortcuts }: { onShortcuts: () => void }): ReactNode {
  const { t, locale, setLocale } = useI18n();
  const { account, memberships } = useAccount();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const signOut = useSignOut();
  const community = useMaybeCommunity();
  const viewer = useViewer(community?.slug);
  // Who came by a community's provider has a name there alone.
  const name = account.email || (viewer.data?.member?.displayName ?? memberships[0]?.communityName ?? '');
  return (
    <Menu position="top-start" width={248} withinPortal={false}>
      <Menu.Target>
        <UnstyledButton className={classes['account']}>
          <span className={classes['avatar']} aria-hidden>
            {initials(name)}
          </span>
          <span className={classes['accountText']}>
            {name}
            <small>{community?.community.name ?? (account.isOperator ? t('account.operator') : '')}</small>
          </span>
          <span className="unseen">{t('account.menu')}</span>
          <IconChevronUp size={16} stroke={1.5} aria-hidden />
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{t('account.language')}</Menu.Label>
        <SegmentedControl
          fullWidth
          size="xs"
          aria-label={t('account.language')}
          value={locale}
          onChange={(value) => setLocale(value)}
          data={[
            { value: 'fr', label: 'Français' },
            { value: 'en', label: 'English' },
          ]}
        />
        <Menu.Label>{t('account.scheme')}</Menu.Label>
        <SegmentedControl
          fullWidth
          size="xs"
          aria-label={t('account.scheme')}
          value={colorScheme}
          onChange={(value) => setColorScheme(value)}
          data={[
            { value: 'auto', label: t('account.scheme.auto') },
            { value: 'light', label: t('account.scheme.light') },
            { value: 'dark', label: t('account.scheme.dark') },
          ]}
        />
        <Menu.Divider />
        <Menu.Item
          component={Link}
          to={community ? `/account?from=${community.slug}` : '/account'}
          leftSection={<IconShieldLock size={16} stroke={1.5} />}
        >
          {t('security.open')}
        </Menu.Item>
        <Menu.Item
          leftSection={<IconKeyboard size={16} stroke={1.5} />}
          rightSection={<kbd>?</kbd>}
          onClick={onShortcuts}
        >
          {t('shortcuts.title')}
        </Menu.Item>
        <Menu.Item leftSection={<IconLogout size={16} stroke={1.5} />} onClick={signOut}>
          {t('account.signOut')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
