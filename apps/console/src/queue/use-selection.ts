import { useCallback, useEffect, useRef } from 'react';
import { useSearchParams } from 'react-router';
import type { CaseRow } from './use-queue.js';

interface Selection {
  selectedId: string | null;
  select: (id: string | null) => void;
  /** Moves by one; past an end it stays. */
  move: (step: 1 | -1) => void;
  /** What to show once `id` has left the list. */
  after: (id: string) => string | null;
}

/**
 * The chosen case, kept in the address. When it leaves the list (decided, here or elsewhere) its place is remembered,
 * so that moving on continues from there.
 */
export function useSelection(cases: readonly CaseRow[], isAutomatic: boolean): Selection {
  const [search, setSearch] = useSearchParams();
  const selectedId = search.get('case');
  const place = useRef(0);
  const index = cases.findIndex((each) => each.id === selectedId);
  useEffect(() => {
    if (index >= 0) place.current = index;
  }, [index]);

  const select = useCallback(
    (id: string | null) =>
      setSearch(
        (before) => {
          const after = new URLSearchParams(before);
          if (id) after.set('case', id);
          else after.delete('case');
          return after;
        },
        { replace: true },
      ),
    [setSearch],
  );
  const first = cases[0]?.id;
  useEffect(() => {
    if (isAutomatic && !selectedId && first) select(first);
  }, [isAutomatic, selectedId, first, select]);

  const move = (step: 1 | -1): void => {
    const from = index >= 0 ? index + step : step > 0 ? place.current : place.current - 1;
    const target = cases[Math.min(Math.max(from, 0), cases.length - 1)];
    if (target) select(target.id);
  };
  const after = (id: string): string | null => {
    const at = cases.findIndex((each) => each.id === id);
    if (at < 0) return cases[Math.min(place.current, cases.length - 1)]?.id ?? null;
    return (cases[at + 1] ?? cases[at - 1])?.id ?? null;
  };
  return { selectedId, select, move, after };
}
