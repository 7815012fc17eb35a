import type { ReactNode } from 'react';
import { useI18n } from '../i18n/i18n.js';
import { useNow } from '../ui/now.js';

/** When something will be, as a distance; the exact time on hover. */
export function TimeAhead({ at }: { at: string }): ReactNode {
  const { ago, dateTime } = useI18n();
  const now = useNow();
  return (
    <time dateTime={at} title={dateTime(at)}>
      {ago(at, now)}
    </time>
  );
}
