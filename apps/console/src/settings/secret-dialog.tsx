import { Alert, Button, Modal } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useI18n } from '../i18n/i18n.js';
import { CodeBlock } from './code-block.js';
import classes from './settings.module.css';

interface SecretDialogProps {
  title: string;
  /** That it is shown this once. */
  warning: string;
  secret: string;
  sample: { title: string; code: string };
  /** What the way out says: that it is kept. */
  done: string;
  onClose: () => void;
}

/** Shows a secret once, with code that uses it. A click beside it does not lose it. */
export function SecretDialog({
  title,
  warning,
  secret,
  sample,
  done,
  onClose,
}: SecretDialogProps): ReactNode {
  const { t } = useI18n();
  return (
    <Modal
      opened
      onClose={onClose}
      size={680}
      title={title}
      closeOnClickOutside={false}
      closeButtonProps={{ 'aria-label': t('action.close') }}
    >
      <div className={classes['dialog']}>
        <Alert color="brand" variant="light" icon={<IconAlertTriangle size={18} />}>
          {warning}
        </Alert>
        <CodeBlock label={title} code={secret} />
        <h3>{sample.title}</h3>
        <CodeBlock label={sample.title} code={sample.code} />
        <div className={classes['dialogActions']}>
          <Button onClick={onClose}>{done}</Button>
        </div>
      </div>
    </Modal>
  );
}
