import type { ReactNode } from 'react';

/** The product's mark: the arch one stands before. */
export function Mark({ size }: { size: number }): ReactNode {
  return (
    <svg width={size} height={size} viewBox="0 0 24 24" aria-hidden focusable="false">
      <rect width="24" height="24" rx="6" fill="currentColor" />
      <path d="M5 19V11a7 7 0 0 1 14 0v8h-4v-8a3 3 0 0 0-6 0v8z" fill="var(--surface)" />
    </svg>
  );
}
