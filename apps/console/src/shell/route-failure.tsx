import { useEffect, type ReactNode } from 'react';
import { isRouteErrorResponse, useRouteError } from 'react-router';
import { Failure } from '../ui/failure.js';
import classes from './shell.module.css';
import { NotFoundPage } from './not-found.page.js';

/** What is left when a screen broke: its address, a way to try again, and the error for whoever reads the browser's log. */
export function RouteFailure(): ReactNode {
  const error = useRouteError();
  useEffect(() => console.error(error), [error]);
  return (
    <main className={classes['alone']}>
      {isRouteErrorResponse(error) && error.status === 404 ? (
        <NotFoundPage />
      ) : (
        <Failure error={error} onRetry={() => window.location.reload()} />
      )}
    </main>
  );
}
