import type { ReactNode } from 'react';
import { useShortcutSettings } from '../shell/shortcuts.js';

/** The key of an action, beside it; absent when single keys are off. */
export function Key({ children }: { children: string }): ReactNode {
  const { isEnabled } = useShortcutSettings();
  return isEnabled ? <kbd aria-hidden>{children}</kbd> : null;
}
