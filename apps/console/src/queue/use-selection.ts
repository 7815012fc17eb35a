import { useCallback, useEffect, useRef } from 'react';
import { useSearchParams } from 'react-router';

interface Selection {
  selectedId: string | null;
  select: (id: string | null) => void;
  /** Moves by one; past an end it stays. */
  move: (step: 1 | -1) => void;
  /** What to show once `id` has left the list. */
  after: (id: string) => string | null;
}

/**
 * The chosen case or thread, kept in the address under its key. When it leaves the list (decided, here or elsewhere) its place is remembered,
 * so that moving on continues from there.
 */
export function useSelection(
  items: readonly { readonly id: string }[],
  isAutomatic: boolean,
  key: 'case' | 'thread' = 'case',
): Selection {
  const [search, setSearch] = useSearchParams();
  const selectedId = search.get(key);
  const place = useRef(0);
  const index = items.findIndex((each) => each.id === selectedId);
  useEffect(() => {
    if (index >= 0) place.current = index;
  }, [index]);

  const select = useCallback(
    (id: string | null) =>
      setSearch(
        (before) => {
          const after = new URLSearchParams(before);
          if (id) after.set(key, id);
          else after.delete(key);
          return after;
        },
        { replace: true },
      ),
    [setSearch, key],
  );
  const first = items[0]?.id;
  useEffect(() => {
    if (isAutomatic && !selectedId && first) select(first);
  }, [isAutomatic, selectedId, first, select]);

  const move = (step: 1 | -1): void => {
    const from = index >= 0 ? index + step : step > 0 ? place.current : place.current - 1;
    const target = items[Math.min(Math.max(from, 0), items.length - 1)];
    if (target) select(target.id);
  };
  const after = (id: string): string | null => {
    const at = items.findIndex((each) => each.id === id);
    if (at < 0) return items[Math.min(place.current, items.length - 1)]?.id ?? null;
    return (items[at + 1] ?? items[at - 1])?.id ?? null;
  };
  return { selectedId, select, move, after };
}
