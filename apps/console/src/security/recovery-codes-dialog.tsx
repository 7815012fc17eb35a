import { Button, CopyButton, Modal } from '@mantine/core';
import type { ReactNode } from 'react';
import { useI18n } from '../i18n/i18n.js';
import settings from '../settings/settings.module.css';
import classes from './security.module.css';

/** Shows recovery codes for the only time. Nothing but its button closes it. */
export function RecoveryCodesDialog({
  codes,
  onClose,
}: {
  codes: readonly string[];
  onClose: () => void;
}): ReactNode {
  const { t } = useI18n();
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('factor.codes.title')}
      withCloseButton={false}
      closeOnClickOutside={false}
      closeOnEscape={false}
    >
      <div className={settings['dialog']}>
        <p>{t('factor.codes.text')}</p>
        <ul className={classes['codes']} aria-label={t('factor.codes.title')}>
          {codes.map((code) => (
            <li key={code}>{code}</li>
          ))}
        </ul>
        <div className={settings['dialogActions']}>
          <CopyButton value={codes.join('\n')}>
            {({ copied, copy }) => (
              <Button variant="default" onClick={copy}>
                {copied ? t('action.copied') : t('factor.codes.copy')}
              </Button>
            )}
          </CopyButton>
          <Button onClick={onClose} data-autofocus>
            {t('factor.codes.done')}
          </Button>
        </div>
      </div>
    </Modal>
  );
}
