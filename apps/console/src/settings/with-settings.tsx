import { Skeleton } from '@mantine/core';
import type { ReactNode } from 'react';
import { Failure } from '../ui/failure.js';
import { useSettings, type Settings } from './use-settings.js';

/** Waits for the settings, then renders with them. */
export function WithSettings({ children }: { children: (settings: Settings) => ReactNode }): ReactNode {
  const settings = useSettings();
  if (settings.data) return children(settings.data);
  if (settings.error) return <Failure error={settings.error} onRetry={() => void settings.refetch()} />;
  return (
    <div aria-busy="true">
      <Skeleton height={56} mb={16} />
      <Skeleton height={96} mb={16} />
      <Skeleton height={56} />
    </div>
  );
}
