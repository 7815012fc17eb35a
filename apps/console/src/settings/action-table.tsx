import type { ReactNode } from 'react';
import { useI18n } from '../i18n/i18n.js';
import classes from './settings.module.css';

interface ActionTableProps {
  /** Heads of the columns before the last, which holds what can be done with a row. */
  columns: readonly string[];
  /** For who does not see what stands around the table. */
  caption?: string;
  /** Its rows. */
  children: ReactNode;
}

/** A table of things with something to be done about each. */
export function ActionTable({ columns, caption, children }: ActionTableProps): ReactNode {
  const { t } = useI18n();
  return (
    <table className={classes['table']}>
      {caption ? <caption className="unseen">{caption}</caption> : null}
      <thead>
        <tr>
          {columns.map((column) => (
            <th key={column} scope="col">
              {column}
            </th>
          ))}
          <th scope="col">
            <span className="unseen">{t('action.actions')}</span>
          </th>
        </tr>
      </thead>
      <tbody>{children}</tbody>
    </table>
  );
}
