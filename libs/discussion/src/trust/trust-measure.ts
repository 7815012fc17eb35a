/** What is measured of a member. `recent` is the last RECENT_DAYS days, all else since the member joined. */
export const TrustMeasure = {
  THREADS_ENTERED: 'threads_entered',
  POSTS_READ: 'posts_read',
  MINUTES_READ: 'minutes_read',
  DAYS_VISITED: 'days_visited',
  THREADS_ANSWERED: 'threads_answered',
  REACTIONS_GIVEN: 'reactions_given',
  REACTIONS_RECEIVED: 'reactions_received',
  RECENT_DAYS_VISITED: 'recent_days_visited',
  RECENT_THREADS_ANSWERED: 'recent_threads_answered',
  RECENT_THREADS_PERCENT: 'recent_threads_percent',
  RECENT_POSTS_PERCENT: 'recent_posts_percent',
  RECENT_REACTIONS_GIVEN: 'recent_reactions_given',
  RECENT_REACTIONS_RECEIVED: 'recent_reactions_received',
  RECENT_REMOVALS: 'recent_removals',
} as const;

/** The name of a measure, as the database keeps it. */
export type TrustMeasureName = (typeof TrustMeasure)[keyof typeof TrustMeasure];

/** Days of what is called recent. */
export const RECENT_DAYS = 100;

/** Measures of which a member may have no more than is said. */
export const AT_MOST: ReadonlySet<TrustMeasureName> = new Set<TrustMeasureName>([
  TrustMeasure.RECENT_REMOVALS,
]);

/** What was measured of one member. */
export type TrustMeasures = Readonly<Record<TrustMeasureName, number>>;

/** Somebody of whom nothing is known. */
export const NOTHING_MEASURED: TrustMeasures = Object.fromEntries(
  Object.values(TrustMeasure).map((name) => [name, 0]),
) as Record<TrustMeasureName, number>;
