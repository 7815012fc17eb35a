import {
  IconHeartRateMonitor,
  IconInbox,
  IconMailbox,
  IconMessages,
  IconQuote,
  IconSettings,
} from '@tabler/icons-react';
import type { ComponentType } from 'react';
import type { CommunityValue } from './community-context.js';

/** Sections of the settings and who may open them. */
export const SETTINGS = [
  { path: 'brand', title: 'settings.brand', permission: 'community.configure' },
  { path: 'embedding', title: 'settings.embedding', permission: 'community.configure' },
  { path: 'screening', title: 'settings.screening', permission: 'community.configure' },
  { path: 'reactions', title: 'settings.reactions', permission: 'community.configure' },
  { path: 'sso', title: 'settings.sso', permission: 'sign_on.manage' },
  { path: 'token-check', title: 'settings.tokenCheck', permission: 'sign_on.manage' },
  { path: 'providers', title: 'settings.providers', permission: 'sign_on.manage' },
  { path: 'spaces', title: 'settings.spaces', permission: 'space.manage' },
  { path: 'tags', title: 'settings.tags', permission: 'space.manage' },
  { path: 'members', title: 'settings.members', permission: 'member.read' },
  { path: 'trust', title: 'settings.trust', permission: 'member.read' },
  { path: 'team', title: 'settings.team', permission: 'member.manage' },
  { path: 'api-keys', title: 'settings.apiKeys', permission: 'api_key.manage' },
] as const;

interface Screen {
  to: string;
  title:
    'queue.title' | 'forum.title' | 'verbatims.title' | 'settings.title' | 'mailbox.title' | 'health.title';
  Icon: ComponentType<{ size?: number; stroke?: number }>;
}

/** Sections of the settings that the viewer may open. */
export function settingsOf({ can }: CommunityValue): (typeof SETTINGS)[number][] {
  return SETTINGS.filter((section) => can(section.permission));
}

/** Screens that the viewer may open, in their order in the sidebar. */
export function screensOf(community: CommunityValue | null, isOperator: boolean): Screen[] {
  const screens: Screen[] = [];
  if (community) {
    const base = `/${community.slug}`;
    const [firstSetting] = settingsOf(community);
    if (community.can('case.read'))
      screens.push({ to: `${base}/queue`, title: 'queue.title', Icon: IconInbox });
    if (community.can('thread.moderate'))
      screens.push({ to: `${base}/forum`, title: 'forum.title', Icon: IconMessages });
    if (community.can('verbatim.read'))
      screens.push({ to: `${base}/verbatims`, title: 'verbatims.title', Icon: IconQuote });
    if (firstSetting) screens.push({ to: `${base}/settings`, title: 'settings.title', Icon: IconSettings });
  }
  if (isOperator) {
    screens.push({ to: '/mailbox', title: 'mailbox.title', Icon: IconMailbox });
    screens.push({ to: '/health', title: 'health.title', Icon: IconHeartRateMonitor });
  }
  return screens;
}
