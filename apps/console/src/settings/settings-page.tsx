import type { ReactNode } from 'react';
import { useCommunity } from '../shell/community-context.js';
import { useTitle } from '../ui/use-title.js';
import classes from './settings.module.css';

interface SettingsPageProps {
  title: string;
  intro: string;
  action?: ReactNode;
  children: ReactNode;
}

/** Frame of a section: its name, what it is for, its one main action. */
export function SettingsPage({ title, intro, action, children }: SettingsPageProps): ReactNode {
  const { community } = useCommunity();
  useTitle(title, community.name);
  return (
    <div className={classes['page']}>
      <header className={classes['pageHead']}>
        <div>
          <h1>{title}</h1>
          <p>{intro}</p>
        </div>
        {action}
      </header>
      {children}
    </div>
  );
}
