import { createBrowserRouter, Navigate, type RouteObject } from 'react-router';
import { SignedIn } from './session/signed-in.js';
import { BootFallback } from './shell/boot-fallback.js';
import { NotFoundPage } from './shell/not-found.page.js';
import { RouteFailure } from './shell/route-failure.js';

const settings: RouteObject[] = [
  { index: true, element: <Navigate to="brand" replace /> },
  { path: 'brand', lazy: async () => ({ Component: (await import('./settings/brand.page.js')).BrandPage }) },
  {
    path: 'embedding',
    lazy: async () => ({ Component: (await import('./settings/embedding.page.js')).EmbeddingPage }),
  },
  {
    path: 'screening',
    lazy: async () => ({ Component: (await import('./settings/screening.page.js')).ScreeningPage }),
  },
  {
    path: 'reactions',
    lazy: async () => ({ Component: (await import('./settings/reactions.page.js')).ReactionsPage }),
  },
  { path: 'sso', lazy: async () => ({ Component: (await import('./settings/sso.page.js')).SsoPage }) },
  {
    path: 'token-check',
    lazy: async () => ({ Component: (await import('./settings/token-check.page.js')).TokenCheckPage }),
  },
  {
    path: 'providers',
    lazy: async () => ({ Component: (await import('./settings/providers.page.js')).ProvidersPage }),
  },
  {
    path: 'api-keys',
    lazy: async () => ({ Component: (await import('./settings/api-keys.page.js')).ApiKeysPage }),
  },
  {
    path: 'spaces',
    lazy: async () => ({ Component: (await import('./settings/spaces.page.js')).SpacesPage }),
  },
  { path: 'tags', lazy: async () => ({ Component: (await import('./settings/tags.page.js')).TagsPage }) },
  {
    path: 'team',
    lazy: async () => ({ Component: (await import('./settings/team.page.js')).TeamPage }),
  },
  {
    path: 'trust',
    lazy: async () => ({ Component: (await import('./settings/trust.page.js')).TrustPage }),
  },
  {
    path: 'members',
    lazy: async () => ({ Component: (await import('./settings/members.page.js')).MembersPage }),
  },
];

const signedIn: RouteObject[] = [
  {
    index: true,
    lazy: async () => ({
      Component: (await import('./session/choose-community.page.js')).ChooseCommunityPage,
    }),
  },
  {
    path: 'account',
    lazy: async () => ({ Component: (await import('./security/security.page.js')).SecurityPage }),
  },
  {
    lazy: async () => ({ Component: (await import('./shell/operator-layout.js')).OperatorLayout }),
    children: [
      {
        path: 'mailbox',
        lazy: async () => ({ Component: (await import('./operator/mailbox.page.js')).MailboxPage }),
      },
      {
        path: 'health',
        lazy: async () => ({ Component: (await import('./operator/health.page.js')).HealthPage }),
      },
    ],
  },
  {
    path: ':community',
    lazy: async () => ({ Component: (await import('./shell/community-layout.js')).CommunityLayout }),
    children: [
      {
        index: true,
        lazy: async () => ({ Component: (await import('./shell/community-layout.js')).CommunityHome }),
      },
      { path: 'queue', lazy: async () => ({ Component: (await import('./queue/queue.page.js')).QueuePage }) },
      { path: 'forum', lazy: async () => ({ Component: (await import('./forum/forum.page.js')).ForumPage }) },
      {
        path: 'verbatims',
        lazy: async () => ({ Component: (await import('./verbatims/verbatims.page.js')).VerbatimsPage }),
      },
      {
        path: 'settings',
        lazy: async () => ({ Component: (await import('./settings/settings-layout.js')).SettingsLayout }),
        children: settings,
      },
      { path: '*', Component: NotFoundPage },
    ],
  },
];

/** All addresses of the console; each screen is its own chunk. */
export function createRouter(): ReturnType<typeof createBrowserRouter> {
  return createBrowserRouter(
    [
      {
        ErrorBoundary: RouteFailure,
        HydrateFallback: BootFallback,
        children: [
          {
            path: 'sign-in',
            lazy: async () => ({ Component: (await import('./session/sign-in.page.js')).SignInPage }),
          },
          {
            path: 'forgot',
            lazy: async () => ({ Component: (await import('./session/forgot.page.js')).ForgotPage }),
          },
          {
            path: 'reset',
            lazy: async () => ({ Component: (await import('./session/reset.page.js')).ResetPage }),
          },
          { Component: SignedIn, children: signedIn },
        ],
      },
    ],
    { basename: '/console' },
  );
}
