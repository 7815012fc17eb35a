import { Button, Modal } from '@mantine/core';
import type { ReactNode } from 'react';
import { useI18n } from '../i18n/i18n.js';
import classes from './settings.module.css';

interface ConfirmDialogProps {
  title: string;
  action: string;
  isBusy: boolean;
  onConfirm: () => void;
  onClose: () => void;
  children: ReactNode;
}

/** Asked only for what cannot be undone. */
export function ConfirmDialog({
  title,
  action,
  isBusy,
  onConfirm,
  onClose,
  children,
}: ConfirmDialogProps): ReactNode {
  const { t } = useI18n();
  return (
    <Modal opened onClose={onClose} title={title} closeButtonProps={{ 'aria-label': t('action.close') }}>
      <div className={classes['dialog']}>
        <p>{children}</p>
        <div className={classes['dialogActions']}>
          <Button variant="default" onClick={onClose} data-autofocus>
            {t('action.cancel')}
          </Button>
          <Button className={classes['danger']} loading={isBusy} onClick={onConfirm}>
            {action}
          </Button>
        </div>
      </div>
    </Modal>
  );
}
