const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;

/** The instant that `34d 19:42` (days ago, at that time), `5h` (hours ago) or `in 20d` means; only the last is to come. */
export function demoInstant(text: string, now: Date): Date {
  const inDays = /^in (\d+)d$/.exec(text)?.[1];
  if (inDays !== undefined) return new Date(now.getTime() + Number(inDays) * DAY_MS);
  const byDay = /^(\d+)d (\d\d):(\d\d)$/.exec(text);
  if (!byDay) {
    const hours = Number(/^(\d+)h$/.exec(text)?.[1]);
    if (Number.isNaN(hours)) throw new Error(`Not a demo instant: ${text}`);
    return new Date(now.getTime() - hours * HOUR_MS);
  }
  const [, days, hour, minute] = byDay.map(Number);
  const day = new Date(now.getTime() - (days ?? 0) * DAY_MS);
  // A minute's worth of seconds that depends on the text alone: people do not write on the minute.
  day.setUTCHours(hour ?? 0, minute ?? 0, (text.length * 7 + (minute ?? 0)) % 60, 0);
  return day;
}
