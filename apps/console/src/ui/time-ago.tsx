import { Tooltip } from '@mantine/core';
import type { ReactNode } from 'react';
import { useI18n } from '../i18n/i18n.js';
import { useNow } from './now.js';

/** A relative time. The exact one shows on hover, and on focus where it is a stop of its own. */
export function TimeAgo({ at, isStop = false }: { at: string; isStop?: boolean }): ReactNode {
  const { ago, dateTime } = useI18n();
  const now = useNow();
  // A server clock a little ahead must not say "in 2 seconds".
  const text = ago(at, Math.max(now, new Date(at).getTime()));
  if (!isStop) {
    return (
      <time dateTime={at} title={dateTime(at)}>
        {text}
      </time>
    );
  }
  return (
    <Tooltip label={dateTime(at)}>
      <time dateTime={at} tabIndex={0} aria-label={`${text}, ${dateTime(at)}`} role="note">
        {text}
      </time>
    </Tooltip>
  );
}
