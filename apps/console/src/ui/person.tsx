import type { ReactNode } from 'react';
import { useI18n } from '../i18n/i18n.js';
import { initials } from './initials.js';
import classes from './person.module.css';
import { TimeAgo } from './time-ago.js';

interface PersonProps {
  name: string;
  isStaff?: boolean;
  at?: string | undefined;
}

/** Avatar, name, badge, time on one quiet line. */
export function Person({ name, isStaff = false, at }: PersonProps): ReactNode {
  const { t } = useI18n();
  return (
    <span className={classes['person']}>
      <span className={classes['avatar']} aria-hidden>
        {initials(name)}
      </span>
      <bdi className={classes['name']}>{name}</bdi>
      {isStaff ? <span className={classes['badge']}>{t('badge.staff')}</span> : null}
      {at ? <TimeAgo at={at} isStop /> : null}
    </span>
  );
}
