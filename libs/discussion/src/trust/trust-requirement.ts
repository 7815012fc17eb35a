import type { TrustLevel } from '#identity';
import { AT_MOST, TrustMeasure, type TrustMeasureName, type TrustMeasures } from './trust-measure.js';

/** What a level asks of one measure. */
export interface TrustRequirement {
  level: TrustLevel;
  measure: TrustMeasureName;
  /** At least so much; at most, for the measures of AT_MOST. */
  value: number;
}

/** A requirement, and how far a member is with it. */
export interface TrustProgress extends TrustRequirement {
  have: number;
  isMet: boolean;
}

/** Levels that measure can reach; the highest is given by hand. */
export const MEASURED_LEVELS = [1, 2, 3] as const satisfies readonly TrustLevel[];

/** The lowest of those that are lost again when measure says so. */
const LOSABLE: TrustLevel = 3;
/** A level that can be lost is kept at least so long: nobody goes up and down by the day. */
const KEPT_DAYS = 14;

const M = TrustMeasure;
const of = (level: TrustLevel, values: Partial<Record<TrustMeasureName, number>>): TrustRequirement[] =>
  (Object.entries(values) as [TrustMeasureName, number][]).map(([measure, value]) => ({
    level,
    measure,
    value,
  }));

/** The defaults: those by which the largest forums have measured for ten years. */
export const DEFAULT_REQUIREMENTS: readonly TrustRequirement[] = [
  ...of(1, { [M.THREADS_ENTERED]: 5, [M.POSTS_READ]: 30, [M.MINUTES_READ]: 10 }),
  ...of(2, {
    [M.THREADS_ENTERED]: 20,
    [M.POSTS_READ]: 100,
    [M.MINUTES_READ]: 60,
    [M.DAYS_VISITED]: 15,
    [M.THREADS_ANSWERED]: 3,
    [M.REACTIONS_RECEIVED]: 1,
    [M.REACTIONS_GIVEN]: 1,
  }),
  ...of(3, {
    [M.THREADS_ENTERED]: 200,
    [M.POSTS_READ]: 500,
    [M.RECENT_DAYS_VISITED]: 50,
    [M.RECENT_THREADS_ANSWERED]: 10,
    [M.RECENT_THREADS_PERCENT]: 25,
    [M.RECENT_POSTS_PERCENT]: 25,
    [M.RECENT_REACTIONS_GIVEN]: 30,
    [M.RECENT_REACTIONS_RECEIVED]: 20,
    [M.RECENT_REMOVALS]: 5,
  }),
];

/** The defaults, with what a community asks otherwise. */
export function requirementsOf(own: readonly TrustRequirement[]): TrustRequirement[] {
  return DEFAULT_REQUIREMENTS.map(
    (each) => own.find(({ level, measure }) => level === each.level && measure === each.measure) ?? each,
  );
}

/** How far a member is with what one level asks. */
export function progressTo(
  level: TrustLevel,
  requirements: readonly TrustRequirement[],
  measures: TrustMeasures,
): TrustProgress[] {
  return requirements
    .filter((each) => each.level === level)
    .map((each) => {
      const have = measures[each.measure];
      return { ...each, have, isMet: AT_MOST.has(each.measure) ? have <= each.value : have >= each.value };
    });
}

/** The highest level whose requirements are met, with those of every level below it. */
export function levelBy(requirements: readonly TrustRequirement[], measures: TrustMeasures): TrustLevel {
  let reached: TrustLevel = 0;
  for (const level of MEASURED_LEVELS) {
    if (!progressTo(level, requirements, measures).every(({ isMet }) => isMet)) break;
    reached = level;
  }
  return reached;
}

/** The level after a measurement: what was reached once stays, but for the level that is kept by being active. */
export function nextLevel(
  standing: { trustLevel: number; trustSince: Date | null },
  measured: TrustLevel,
  now: Date,
): TrustLevel {
  const level = standing.trustLevel as TrustLevel;
  if (measured >= level) return measured;
  if (level < LOSABLE) return level;
  const keptUntil = (standing.trustSince?.getTime() ?? 0) + KEPT_DAYS * 86_400_000;
  return now.getTime() < keptUntil ? level : ((LOSABLE - 1) as TrustLevel);
}
