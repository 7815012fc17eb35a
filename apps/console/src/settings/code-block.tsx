import { Button, CopyButton } from '@mantine/core';
import { IconCheck, IconCopy } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useI18n } from '../i18n/i18n.js';
import classes from './settings.module.css';

/** Lines to paste elsewhere, and the button that copies them. */
export function CodeBlock({ code, label }: { code: string; label: string }): ReactNode {
  const { t } = useI18n();
  return (
    <div className={classes['code']}>
      <pre tabIndex={0} role="group" aria-label={label}>
        {code}
      </pre>
      <CopyButton value={code}>
        {({ copied, copy }) => (
          <Button
            variant="default"
            size="compact-sm"
            leftSection={copied ? <IconCheck size={14} /> : <IconCopy size={14} />}
            onClick={copy}
          >
            <span role="status">{copied ? t('action.copied') : t('action.copy')}</span>
          </Button>
        )}
      </CopyButton>
    </div>
  );
}
