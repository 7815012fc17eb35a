const ACCESS_SECONDS = 15 * 60;
const SLIDING_DAYS = 30;
const ABSOLUTE_DAYS = 90;

/** How long a widget session lasts; the page asks for another before. */
export const WIDGET_SECONDS = 15 * 60;

/**
 * How long the refresh token just replaced still answers its successors: tabs that ask at once, an answer lost on its
 * way. Afterwards it is a copy, unless nobody has ever come with the successors.
 */
export const GRACE_SECONDS = 20;

/** The ends of a full session and of its access token, as of now: used or gone within 30 days, gone after 90. */
export function fullTimes(openedAt: Date, now = new Date()): { expiresAt: Date; accessExpiresAt: Date } {
  const after = (start: Date, seconds: number) => start.getTime() + seconds * 1_000;
  const end = Math.min(after(now, SLIDING_DAYS * 86_400), after(openedAt, ABSOLUTE_DAYS * 86_400));
  return {
    expiresAt: new Date(end),
    accessExpiresAt: new Date(Math.min(end, after(now, ACCESS_SECONDS))),
  };
}
