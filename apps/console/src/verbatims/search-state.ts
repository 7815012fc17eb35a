import type { VerbatimFilter } from '../generated/operations.js';

/** A search as the address carries it. Days are UTC, as the months of the facets are. */
export interface Search {
  query: string;
  spaceIds: readonly string[];
  /** First day, `YYYY-MM-DD`. */
  from: string | null;
  /** Last day, included. */
  to: string | null;
}

const isDay = (text: string | null): text is string =>
  text !== null && /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text));

/** Reads a search from the address; what makes no sense is left out. */
export function readSearch(params: URLSearchParams): Search {
  const from = params.get('from');
  const to = params.get('to');
  return {
    query: params.get('q') ?? '',
    spaceIds: params.getAll('space'),
    from: isDay(from) ? from : null,
    to: isDay(to) ? to : null,
  };
}

/** Writes a search to the address, keeping what else is there. */
export function writeSearch(params: URLSearchParams, search: Search): URLSearchParams {
  const next = new URLSearchParams(params);
  for (const name of ['q', 'space', 'from', 'to']) next.delete(name);
  if (search.query) next.set('q', search.query);
  for (const id of search.spaceIds) next.append('space', id);
  if (search.from) next.set('from', search.from);
  if (search.to) next.set('to', search.to);
  return next;
}

const dayAfter = (day: string): string => new Date(Date.parse(`${day}T00:00:00Z`) + 86_400_000).toISOString();

/** The search's filter as the API takes it. */
export function toFilter({ spaceIds, from, to }: Search): VerbatimFilter {
  return {
    spaceIds: spaceIds.length > 0 ? spaceIds : null,
    publishedFrom: from && `${from}T00:00:00.000Z`,
    publishedBefore: to && dayAfter(to),
  };
}

/** First and last day of `YYYY-MM`. */
export function daysOfMonth(month: string): { from: string; to: string } {
  const [year = 0, number = 1] = month.split('-').map(Number);
  const last = new Date(Date.UTC(year, number, 0)).getUTCDate();
  return { from: `${month}-01`, to: `${month}-${String(last).padStart(2, '0')}` };
}

/** True when anything narrows the search beyond its words. */
export function isFiltered({ spaceIds, from, to }: Search): boolean {
  return spaceIds.length > 0 || from !== null || to !== null;
}
