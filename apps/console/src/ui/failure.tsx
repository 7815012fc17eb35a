import { Button } from '@mantine/core';
import { IconAlertTriangle, IconLock, IconPlugConnectedX, IconRefresh } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { failureCode } from '../graphql/client.js';
import { useI18n } from '../i18n/i18n.js';
import { Empty } from './empty.js';
import { useErrorText } from './error-text.js';

/** Whole-pane failure: what happened, and the way out of it. */
export function Failure({ error, onRetry }: { error: unknown; onRetry?: () => void }): ReactNode {
  const { t } = useI18n();
  const errorText = useErrorText();
  const code = failureCode(error);
  const icons: Record<string, ReactNode> = {
    NETWORK: <IconPlugConnectedX stroke={1.5} />,
    FORBIDDEN: <IconLock stroke={1.5} />,
  };
  const titles: Record<string, string> = {
    NETWORK: t('failure.network.title'),
    FORBIDDEN: t('failure.forbidden.title'),
    NOT_FOUND: t('failure.notFound.title'),
  };
  return (
    <Empty
      icon={icons[code] ?? <IconAlertTriangle stroke={1.5} />}
      title={titles[code] ?? t('failure.title')}
      isLive
      action={
        onRetry ? (
          <Button variant="default" leftSection={<IconRefresh size={16} />} onClick={onRetry}>
            {t('action.retry')}
          </Button>
        ) : null
      }
    >
      {errorText(code, error instanceof Error ? error.message : '')}
    </Empty>
  );
}
