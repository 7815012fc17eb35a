import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { useI18n } from '../i18n/i18n.js';
import { Problem } from './save-bar.js';
import classes from './settings.module.css';

interface DialogFootProps {
  /** What sending it is called. */
  action: string;
  isBusy: boolean;
  /** There is nothing to send yet. */
  isDisabled?: boolean | undefined;
  /** Why the last try was refused; not shown during the next. */
  problem: string | undefined;
  onClose: () => void;
}

/** The end of a form in a dialog: what was wrong, the way out and the way on. */
export function DialogFoot({ action, isBusy, isDisabled, problem, onClose }: DialogFootProps): ReactNode {
  const { t } = useI18n();
  return (
    <>
      <Problem>{isBusy ? undefined : problem}</Problem>
      <div className={classes['dialogActions']}>
        <Button variant="default" onClick={onClose}>
          {t('action.cancel')}
        </Button>
        <Button type="submit" loading={isBusy} disabled={isDisabled}>
          {action}
        </Button>
      </div>
    </>
  );
}
