import { useEffect, useRef, type RefObject } from 'react';

/** Calls `onReach` when the element comes within a screen of being seen. */
export function useReachEnd(onReach: () => void, isEnabled: boolean): RefObject<HTMLDivElement | null> {
  const end = useRef<HTMLDivElement>(null);
  const latest = useRef(onReach);
  useEffect(() => {
    latest.current = onReach;
  });
  useEffect(() => {
    if (!isEnabled || !end.current) return undefined;
    const observer = new IntersectionObserver(
      (entries) => {
        if (entries.some((entry) => entry.isIntersecting)) latest.current();
      },
      { rootMargin: '800px' },
    );
    observer.observe(end.current);
    return () => observer.disconnect();
  }, [isEnabled]);
  return end;
}
