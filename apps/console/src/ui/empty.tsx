import type { ReactNode } from 'react';
import classes from './ui.module.css';

interface EmptyProps {
  icon: ReactNode;
  title: string;
  children?: ReactNode;
  action?: ReactNode;
  /** Announced when it appears: for what happens while one works. */
  isLive?: boolean;
}

/** A pane with nothing to show says why, and what to do next. */
export function Empty({ icon, title, children, action, isLive = false }: EmptyProps): ReactNode {
  return (
    <div className={classes['empty']} role={isLive ? 'status' : undefined}>
      <span className={classes['emptyIcon']} aria-hidden>
        {icon}
      </span>
      <p className={classes['emptyTitle']}>{title}</p>
      {children ? <div className={classes['emptyText']}>{children}</div> : null}
      {action}
    </div>
  );
}
