import '@mantine/spotlight/styles.layer.css';
import { createSpotlight, Spotlight, type SpotlightActionData } from '@mantine/spotlight';
import {
  IconHash,
  IconLanguage,
  IconLogout,
  IconMoon,
  IconSearch,
  IconSettings,
  IconStack2,
} from '@tabler/icons-react';
import { useMantineColorScheme } from '@mantine/core';
import { useEffect, type ReactNode } from 'react';
import { useNavigate } from 'react-router';
import { useI18n } from '../i18n/i18n.js';
import { useAccount } from '../session/signed-in.js';
import { useSignOut } from '../session/use-sign-out.js';
import { useMaybeCommunity } from './community-context.js';
import { screensOf, settingsOf } from './screens.js';

const [store, palette] = createSpotlight();

/** Letters without accents or case: "reglages" finds "Réglages". */
const fold = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

/** Reaches every screen, space and community. Opens each time `calls` grows. */
export function CommandPalette({ calls }: { calls: number }): ReactNode {
  const { t, locale, setLocale } = useI18n();
  const { account, memberships } = useAccount();
  const community = useMaybeCommunity();
  const navigate = useNavigate();
  const signOut = useSignOut();
  const { setColorScheme, colorScheme } = useMantineColorScheme();
  useEffect(() => palette.open(), [calls]);

  const go = (to: string) => () => void navigate(to);
  const screens: SpotlightActionData[] = screensOf(community, account.isOperator).map(
    ({ to, title, Icon }) => ({
      id: to,
      label: t(title),
      leftSection: <Icon size={18} stroke={1.5} />,
      onClick: go(to),
    }),
  );
  const settings: SpotlightActionData[] = (community ? settingsOf(community) : []).map((section) => ({
    id: `settings/${section.path}`,
    label: t(section.title),
    description: t('settings.title'),
    leftSection: <IconSettings size={18} stroke={1.5} />,
    onClick: go(`/${community?.slug}/settings/${section.path}`),
  }));
  const spaces: SpotlightActionData[] = (community?.spaces ?? []).flatMap((space) => [
    ...(community?.can('case.read')
      ? [
          {
            id: `queue/${space.id}`,
            label: space.name,
            description: t('palette.spaceQueue'),
            leftSection: <IconHash size={18} stroke={1.5} />,
            onClick: go(`/${community.slug}/queue?space=${space.id}`),
          },
        ]
      : []),
    ...(community?.can('thread.moderate')
      ? [
          {
            id: `forum/${space.id}`,
            label: space.name,
            description: t('palette.spaceForum'),
            leftSection: <IconHash size={18} stroke={1.5} />,
            onClick: go(`/${community.slug}/forum?space=${space.id}`),
          },
        ]
      : []),
    ...(community?.can('verbatim.read')
      ? [
          {
            id: `verbatims/${space.id}`,
            label: space.name,
            description: t('palette.spaceVerbatims'),
            leftSection: <IconHash size={18} stroke={1.5} />,
            onClick: go(`/${community.slug}/verbatims?space=${space.id}`),
          },
        ]
      : []),
  ]);
  const communities: SpotlightActionData[] = memberships
    .filter((membership) => membership.communitySlug !== community?.slug)
    .map((membership) => ({
      id: `community/${membership.communitySlug}`,
      label: membership.communityName,
      leftSection: <IconStack2 size={18} stroke={1.5} />,
      onClick: go(`/${membership.communitySlug}`),
    }));
  const actions: SpotlightActionData[] = [
    {
      id: 'locale',
      label: locale === 'fr' ? 'Switch to English' : 'Passer en français',
      leftSection: <IconLanguage size={18} stroke={1.5} />,
      onClick: () => setLocale(locale === 'fr' ? 'en' : 'fr'),
    },
    {
      id: 'scheme',
      label: colorScheme === 'dark' ? t('palette.light') : t('palette.dark'),
      leftSection: <IconMoon size={18} stroke={1.5} />,
      onClick: () => setColorScheme(colorScheme === 'dark' ? 'light' : 'dark'),
    },
    {
      id: 'sign-out',
      label: t('account.signOut'),
      leftSection: <IconLogout size={18} stroke={1.5} />,
      onClick: signOut,
    },
  ];
  const groups = [
    { group: t('palette.screens'), actions: [...screens, ...settings] },
    { group: t('palette.spaces'), actions: spaces },
    { group: t('palette.communities'), actions: communities },
    { group: t('palette.actions'), actions },
  ].filter((group) => group.actions.length > 0);

  return (
    <Spotlight
      store={store}
      shortcut={null}
      actions={groups}
      filter={(query, all) => {
        const wanted = fold(query).split(/\s+/).filter(Boolean);
        return all.flatMap((each) => {
          if (!('actions' in each)) return [];
          const kept = each.actions.filter((action) => {
            const text = fold(`${action.label ?? ''} ${action.description ?? ''} ${each.group}`);
            return wanted.every((word) => text.includes(word));
          });
          return kept.length > 0 ? [{ ...each, actions: kept }] : [];
        });
      }}
      nothingFound={t('palette.nothing')}
      scrollable
      maxHeight={420}
      lockScroll={false}
      highlightQuery={false}
      aria-label={t('palette.open')}
      overlayProps={{ blur: 0, backgroundOpacity: 0.35 }}
      searchProps={{
        leftSection: <IconSearch size={18} stroke={1.5} />,
        placeholder: t('palette.placeholder'),
        'aria-label': t('palette.placeholder'),
      }}
    />
  );
}
