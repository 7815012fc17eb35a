import { useSyncExternalStore } from 'react';

/** Whether changes arrive by themselves. */
export type LiveStatus = 'connecting' | 'live' | 'down';

let status: LiveStatus = 'connecting';
const listeners = new Set<() => void>();

/** Told by the one socket of the page. */
export function setLiveStatus(next: LiveStatus): void {
  if (next === status) return;
  status = next;
  for (const listener of listeners) listener();
}

/** Whether changes arrive by themselves, for who shows it. */
export function useLiveStatus(): LiveStatus {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => status,
  );
}
