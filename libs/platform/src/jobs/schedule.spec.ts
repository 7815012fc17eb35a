import { dueTimes, isTimeZone, localDate } from './schedule.js';

const MINUTE = 60_000;

/** Clocks that go back and forth by an hour, by half an hour, at midnight, and never. */
const ZONES = [
  'Europe/Paris',
  'America/New_York',
  'Australia/Lord_Howe',
  'America/Santiago',
  'Africa/Cairo',
  'Pacific/Chatham',
  'Asia/Kolkata',
];

describe('dueTimes', () => {
  for (const zone of ZONES) {
    it.each(['30 2 * * *', '0 0 * * *'])(
      `falls due once on each day of two years in ${zone} (%s)`,
      (cron) => {
        const periods: string[] = [];
        let dueAt = 0;
        // Looks at odd moments, as workers do.
        for (let at = Date.UTC(2026, 0, 1); at < Date.UTC(2028, 0, 1); at += 1_021 * MINUTE) {
          const { last } = dueTimes(cron, zone, new Date(at));
          if (!last || last.dueAt.getTime() === dueAt) continue;
          expect(last.dueAt.getTime()).toBeGreaterThan(dueAt);
          expect(last.dueAt.getTime()).toBeLessThanOrEqual(at);
          dueAt = last.dueAt.getTime();
          periods.push(last.period);
        }
        const days = Array.from({ length: periods.length }, (_, index) =>
          new Date(Date.parse(`${periods[0]}T00:00:00Z`) + index * 1_440 * MINUTE).toISOString().slice(0, 10),
        );
        expect(periods).toEqual(days);
        expect(periods.length).toBeGreaterThanOrEqual(729);
      },
      60_000,
    );
  }

  it('comes with the jump where the clocks skip its time, and at the first of two', () => {
    const spring = dueTimes('30 2 * * *', 'Europe/Paris', new Date('2026-03-29T12:00:00Z'));
    expect(spring.last?.dueAt.toISOString()).toBe('2026-03-29T01:00:00.000Z');
    const autumn = dueTimes('30 2 * * *', 'Europe/Paris', new Date('2026-10-25T12:00:00Z'));
    expect(autumn.last?.dueAt.toISOString()).toBe('2026-10-25T00:30:00.000Z');
  });

  it('is due at the very instant, and not the second before', () => {
    const at = (instant: string) => dueTimes('0 3 * * *', 'UTC', new Date(instant)).last?.period;
    expect(at('2026-05-05T03:00:00.000Z')).toBe('2026-05-05');
    expect(at('2026-05-05T02:59:59.999Z')).toBe('2026-05-04');
  });

  it('knows weeks and months', () => {
    const monday = dueTimes('0 9 * * 1', 'Asia/Tokyo', new Date('2026-05-06T00:00:00Z'));
    expect(monday.last?.period).toBe('2026-05-04');
    const first = dueTimes('0 9 1 * *', 'America/Los_Angeles', new Date('2026-05-01T12:00:00Z'));
    expect(first.last?.period).toBe('2026-04-01');
  });

  it.each(['* 3 * * *', '0 */2 * * *', '0 3 * *', 'nonsense'])(
    'refuses %p: not one time of the day',
    (cron) => {
      expect(() => dueTimes(cron, 'UTC', new Date())).toThrow(RangeError);
    },
  );
});

describe('time zones', () => {
  it('are known by their IANA names only', () => {
    expect(['Europe/Paris', 'UTC', 'America/Argentina/Ushuaia'].every(isTimeZone)).toBe(true);
    expect(['', '+02:00', 'Europe/Nowhere', 'Paris', "'; DROP TABLE"].some(isTimeZone)).toBe(false);
  });

  it('have their own dates', () => {
    const at = new Date('2026-01-01T11:00:00Z');
    expect([localDate(at, 'Pacific/Kiritimati'), localDate(at, 'UTC')]).toEqual(['2026-01-02', '2026-01-01']);
  });
});
