import type { ReactNode } from 'react';
import classes from './ui.module.css';

interface EmptyProps {
  icon: ReactNode;
  title: string;
  children?: ReactNode;
  action?: ReactNode;
  /** Announced when it appears: for what happens while one works. */
  isLive?: boolean;
  /** True where it is all there is on the screen: its title is then the screen's heading. */
  isScreen?: boolean;
}

/** A pane with nothing to show says why, and what to do next. */
export function Empty({
  icon,
  title,
  children,
  action,
  isLive = false,
  isScreen = false,
}: EmptyProps): ReactNode {
  const Title = isScreen ? 'h1' : 'p';
  return (
    <div className={classes['empty']} role={isLive ? 'status' : undefined}>
      <span className={classes['emptyIcon']} aria-hidden>
        {icon}
      </span>
      <Title className={classes['emptyTitle']}>{title}</Title>
      {children ? <div className={classes['emptyText']}>{children}</div> : null}
      {action}
    </div>
  );
}
