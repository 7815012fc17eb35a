import { ActionIcon, Burger, UnstyledButton } from '@mantine/core';
import { useHotkeys, useMediaQuery, useNetwork } from '@mantine/hooks';
import { IconSearch } from '@tabler/icons-react';
import { lazy, Suspense, useEffect, useRef, useState, type ReactNode } from 'react';
import { NavLink, useLocation } from 'react-router';
import { useI18n } from '../i18n/i18n.js';
import { useQueueSummary } from '../queue/use-queue-summary.js';
import { useQueueLive } from '../queue/use-queue-live.js';
import { useAccount } from '../session/signed-in.js';
import { AccountMenu } from './account-menu.js';
import { useMaybeCommunity } from './community-context.js';
import { CommunityMenu } from './community-menu.js';
import { screensOf } from './screens.js';
import classes from './shell.module.css';
import { useShortcuts } from './shortcuts.js';
import { SidebarSlotContext } from './sidebar-slot.js';

const ShortcutsDialog = lazy(async () => ({
  default: (await import('./shortcuts-dialog.js')).ShortcutsDialog,
}));
const CommandPalette = lazy(async () => ({ default: (await import('./command-palette.js')).CommandPalette }));
const isMac = /Mac|iPhone|iPad/.test(navigator.platform);

/** The frame of every screen: the sidebar (what), and the screen (which, and the thing). */
export function Shell({ children }: { children: ReactNode }): ReactNode {
  const { t, number } = useI18n();
  const { account } = useAccount();
  const community = useMaybeCommunity();
  const location = useLocation();
  const isNarrow = useMediaQuery('(max-width: 1023px)', undefined, { getInitialValueInEffect: false });
  const { online } = useNetwork();
  const [slot, setSlot] = useState<HTMLElement | null>(null);
  const [isOpen, setOpen] = useState(false);
  const [isHelpOpen, setHelpOpen] = useState(false);
  const [paletteCalls, setPaletteCalls] = useState(0);
  const burger = useRef<HTMLButtonElement>(null);

  const canQueue = community?.can('case.read') ?? false;
  const summary = useQueueSummary(null, canQueue);
  useQueueLive(canQueue ? community?.slug : undefined);

  const openPalette = (): void => setPaletteCalls((calls) => calls + 1);
  useHotkeys([['mod+K', openPalette]], []);
  useShortcuts(t('shortcuts.everywhere'), [
    { keys: ['?'], show: '?', label: t('shortcuts.title'), run: () => setHelpOpen(true) },
  ]);

  useEffect(() => setOpen(false), [location.pathname]);
  useEffect(() => {
    if (!isOpen) return undefined;
    const onKey = (event: KeyboardEvent): void => {
      if (event.key !== 'Escape' || event.defaultPrevented) return;
      setOpen(false);
      burger.current?.focus();
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, [isOpen]);

  return (
    <SidebarSlotContext value={slot}>
      <a className={classes['skip']} href="#main">
        {t('shell.skip')}
      </a>
      <div className={classes['frame']}>
        <header className={classes['topbar']}>
          <Burger
            ref={burger}
            opened={isOpen}
            onClick={() => setOpen(!isOpen)}
            size="sm"
            aria-label={t('shell.menu')}
            aria-expanded={isOpen}
            aria-controls="sidebar"
          />
          <span className={classes['topbarName']}>{community?.community.name ?? 'Parvis'}</span>
          <ActionIcon
            variant="subtle"
            color="gray"
            size="lg"
            aria-label={t('palette.open')}
            onClick={openPalette}
          >
            <IconSearch size={18} stroke={1.5} />
          </ActionIcon>
        </header>
        {isOpen && isNarrow ? (
          <div className={classes['veil']} onClick={() => setOpen(false)} aria-hidden />
        ) : null}
        <aside
          id="sidebar"
          className={classes['sidebar']}
          data-open={isOpen || undefined}
          inert={Boolean(isNarrow) && !isOpen}
          aria-label={t('shell.sidebar')}
        >
          <CommunityMenu />
          <UnstyledButton
            className={classes['palette']}
            onClick={openPalette}
            aria-keyshortcuts={isMac ? 'Meta+K' : 'Control+K'}
          >
            <IconSearch size={16} stroke={1.75} aria-hidden />
            <span>{t('palette.open')}</span>
            <kbd>{isMac ? '⌘K' : 'Ctrl K'}</kbd>
          </UnstyledButton>
          <nav aria-label={t('shell.screens')}>
            <ul>
              {screensOf(community, account.isOperator).map(({ to, title, Icon }) => (
                <li key={to}>
                  <NavLink to={to} className={classes['screen']}>
                    <Icon size={18} stroke={1.6} />
                    <span>{t(title)}</span>
                    {title === 'queue.title' && summary.data ? (
                      <b aria-label={t('queue.remaining', { count: summary.data.openCount })}>
                        {number(summary.data.openCount)}
                      </b>
                    ) : null}
                  </NavLink>
                </li>
              ))}
            </ul>
          </nav>
          <div ref={setSlot} className={classes['slot']} />
          <AccountMenu onShortcuts={() => setHelpOpen(true)} />
        </aside>
        <main id="main" tabIndex={-1} className={classes['main']}>
          {online ? null : (
            <p className={classes['offline']} role="status">
              {t('shell.offline')}
            </p>
          )}
          {children}
        </main>
      </div>
      {isHelpOpen ? (
        <Suspense>
          <ShortcutsDialog onClose={() => setHelpOpen(false)} />
        </Suspense>
      ) : null}
      {paletteCalls > 0 ? (
        <Suspense>
          <CommandPalette calls={paletteCalls} />
        </Suspense>
      ) : null}
    </SidebarSlotContext>
  );
}
