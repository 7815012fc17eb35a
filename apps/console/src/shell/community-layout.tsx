import { Button } from '@mantine/core';
import { IconLock } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useMemo, type ReactNode } from 'react';
import { Link, Navigate, Outlet, useParams } from 'react-router';
import { CommunityFrameDocument } from '../generated/documents/session.js';
import { request } from '../graphql/client.js';
import { useI18n } from '../i18n/i18n.js';
import { rememberCommunity } from '../session/last-community.js';
import { useAccount, useViewer } from '../session/signed-in.js';
import { accentOf, applyAccent, DEFAULT_ACCENT } from '../theme/accent.js';
import { Empty } from '../ui/empty.js';
import { Failure } from '../ui/failure.js';
import { BootFallback } from './boot-fallback.js';
import { CommunityContext, useCommunity, type CommunityValue } from './community-context.js';
import { screensOf } from './screens.js';
import { Shell } from './shell.js';

/** Everything under `/:community`: who one is there, its spaces, its accent. */
export function CommunityLayout(): ReactNode {
  const { community: slug = '' } = useParams();
  const { t } = useI18n();
  const { account } = useAccount();
  const viewer = useViewer(slug);
  const frame = useQuery({
    queryKey: ['c', slug, 'frame'],
    queryFn: ({ signal }) => request(CommunityFrameDocument, {}, { community: slug, signal }),
    staleTime: 60_000,
  });

  useEffect(() => {
    if (frame.isSuccess) rememberCommunity(slug);
  }, [slug, frame.isSuccess]);
  const accent = frame.data?.community.theme.accent;
  useEffect(() => {
    applyAccent(accentOf(accent ?? DEFAULT_ACCENT));
    return () => applyAccent(accentOf(DEFAULT_ACCENT));
  }, [accent]);

  const value = useMemo<CommunityValue | null>(() => {
    if (!viewer.data || !frame.data) return null;
    const permissions = new Set(viewer.data.permissions);
    return {
      slug,
      community: frame.data.community,
      spaces: frame.data.spaces,
      memberId: viewer.data.member?.id ?? null,
      can: (permission) => permissions.has(permission),
      canOpenConversations: frame.data.viewer.canOpenConversations,
    };
  }, [slug, viewer.data, frame.data]);

  const error = viewer.error ?? frame.error;
  if (error && !value) {
    return (
      <Shell>
        <Failure
          error={error}
          onRetry={() => {
            void viewer.refetch();
            void frame.refetch();
          }}
        />
      </Shell>
    );
  }
  if (!value) return <BootFallback />;
  if (viewer.data?.mustSetUpSecondFactor) return <Navigate to={`/account?from=${slug}`} replace />;
  const hasScreens = screensOf(value, false).length > 0;
  return (
    <CommunityContext value={value}>
      <Shell>
        {hasScreens ? (
          <Outlet />
        ) : (
          <Empty
            isScreen
            icon={<IconLock stroke={1.5} />}
            title={t('noRole.title', { community: value.community.name })}
            action={
              <Button component={Link} to="/" variant="default">
                {t('noRole.other')}
              </Button>
            }
          >
            {t('noRole.text', { email: account.email })}
          </Empty>
        )}
      </Shell>
    </CommunityContext>
  );
}

/** Opens the first screen that the viewer may see. */
export function CommunityHome(): ReactNode {
  const [first] = screensOf(useCommunity(), false);
  return first ? <Navigate to={first.to} replace /> : null;
}
