import type { ReactNode } from 'react';
import type { Link } from 'react-router';
import classes from './filters.module.css';

/** A titled list in the sidebar. */
export function FilterGroup({ title, children }: { title: string; children: ReactNode }): ReactNode {
  return (
    <section className={classes['group']} aria-label={title}>
      <h2>{title}</h2>
      <div>{children}</div>
    </section>
  );
}

interface FilterLinkProps {
  as: typeof Link;
  to: string;
  isChosen: boolean;
  icon?: ReactNode;
  count?: string | undefined;
  children: ReactNode;
}

/** A line of the sidebar that narrows what the screen lists. */
export function FilterLink({ as: As, to, isChosen, icon, count, children }: FilterLinkProps): ReactNode {
  return (
    <As to={to} className={classes['line']} aria-current={isChosen ? 'true' : undefined}>
      {icon}
      <span>{children}</span>
      {count === undefined ? null : <b>{count}</b>}
    </As>
  );
}

interface FilterCheckProps {
  isChecked: boolean;
  onChange: (isChecked: boolean) => void;
  count?: string | undefined;
  children: ReactNode;
}

/** A line that can be chosen with others. */
export function FilterCheck({ isChecked, onChange, count, children }: FilterCheckProps): ReactNode {
  return (
    <label className={classes['line']} data-checked={isChecked || undefined}>
      <input
        type="checkbox"
        checked={isChecked}
        onChange={(event) => onChange(event.currentTarget.checked)}
      />
      <span>{children}</span>
      {count === undefined ? null : <b>{count}</b>}
    </label>
  );
}
