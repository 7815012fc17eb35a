import { setTimeout as sleep } from 'node:timers/promises';

/** Looks again every 20 ms until `look` answers something, and throws with `what` when it never does. */
export async function waitFor<Found>(
  what: string,
  look: () => Promise<Found | null | undefined | false> | Found | null | undefined | false,
  timeoutMs = 5_000,
): Promise<Found> {
  const deadline = Date.now() + timeoutMs;
  for (;;) {
    const found = await look();
    if (found) return found;
    if (Date.now() > deadline) throw new Error(`Waited ${timeoutMs} ms in vain for: ${what}`);
    await sleep(20);
  }
}
