import { useQuery, type UseQueryResult } from '@tanstack/react-query';
import { createContext, useContext, useMemo, type ReactNode } from 'react';
import { Navigate, Outlet, useLocation } from 'react-router';
import { ViewerDocument } from '../generated/documents/session.js';
import type { ViewerQuery } from '../generated/operations.js';
import { request } from '../graphql/client.js';
import { BootFallback } from '../shell/boot-fallback.js';
import { Failure } from '../ui/failure.js';

/** Who is asking, as the server sees it. */
export type Viewer = ViewerQuery['viewer'];

/** One community of the signed-in account. */
export type Membership = Viewer['memberships'][number];

/** The viewer, inside a community when one is named. */
export function useViewer(community?: string): UseQueryResult<Viewer> {
  return useQuery({
    queryKey: ['viewer', community ?? null],
    queryFn: async ({ signal }) => (await request(ViewerDocument, {}, { community, signal })).viewer,
    staleTime: 60_000,
  });
}

interface AccountValue {
  /** Who came by a community's provider has no account: `email` is empty then. */
  account: { email: string; isOperator: boolean };
  /** Communities where the account has a staff role. */
  memberships: readonly Membership[];
}

const AccountContext = createContext<AccountValue | null>(null);

/** A role beyond plain membership. */
export const isStaff = (membership: Membership): boolean =>
  membership.roles.some((role) => role !== 'MEMBER');

/** By an account, or as a member of one community, whose provider vouched. */
export const isSignedIn = ({ account, memberships }: Viewer): boolean =>
  account !== null || memberships.length > 0;

/** Lets through who is signed in, sends the others to sign in and back. */
export function SignedIn(): ReactNode {
  const location = useLocation();
  const viewer = useViewer();
  const value = useMemo<AccountValue | null>(() => {
    if (!viewer.data || !isSignedIn(viewer.data)) return null;
    const account = viewer.data.account ?? { email: '', isOperator: false };
    return { account, memberships: viewer.data.memberships.filter(isStaff) };
  }, [viewer.data]);

  if (viewer.error && !viewer.data)
    return <Failure error={viewer.error} onRetry={() => void viewer.refetch()} />;
  if (!viewer.data) return <BootFallback />;
  if (!value) {
    const next = location.pathname + location.search;
    return <Navigate to={next === '/' ? '/sign-in' : `/sign-in?next=${encodeURIComponent(next)}`} replace />;
  }
  return (
    <AccountContext value={value}>
      <Outlet />
    </AccountContext>
  );
}

/** The signed-in account. */
export function useAccount(): AccountValue {
  const value = useContext(AccountContext);
  if (!value) throw new Error('useAccount outside SignedIn');
  return value;
}
