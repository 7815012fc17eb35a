import { Loader } from '@mantine/core';
import type { ReactNode } from 'react';
import classes from './shell.module.css';

/** Shown while a screen's code or the session is on its way. */
export function BootFallback(): ReactNode {
  return (
    <div className={classes['boot']} role="status" aria-busy="true">
      <Loader size="sm" color="gray" />
    </div>
  );
}
