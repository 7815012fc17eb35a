import { useEffect } from 'react';

/** Names the tab. */
export function useTitle(...parts: (string | undefined)[]): void {
  const title = [...parts.filter(Boolean), 'Parvis'].join(' · ');
  useEffect(() => {
    document.title = title;
  }, [title]);
}
