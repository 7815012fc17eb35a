import type { ReactNode } from 'react';
import { Outlet } from 'react-router';
import { useAccount } from '../session/signed-in.js';
import { Failure } from '../ui/failure.js';
import { RequestFailure } from '../graphql/client.js';
import { Shell } from './shell.js';

/** Screens of the install itself: its operators only. */
export function OperatorLayout(): ReactNode {
  const { account } = useAccount();
  return (
    <Shell>{account.isOperator ? <Outlet /> : <Failure error={new RequestFailure('FORBIDDEN', '')} />}</Shell>
  );
}
