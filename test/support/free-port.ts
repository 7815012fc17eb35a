import { randomInt } from 'node:crypto';
import { createServer } from 'node:net';

/** Below the ports that systems give to outgoing connections by themselves: those are taken a moment after they were free. */
const LOWEST = 12_000;
const PAIRS = 10_000;

/** A port that was free a moment ago, as was the one after it, where a demo has its brand's page. */
export async function freePort(): Promise<number> {
  for (;;) {
    const port = LOWEST + 2 * randomInt(PAIRS);
    if ((await isFree(port)) && (await isFree(port + 1))) return port;
  }
}

function isFree(port: number): Promise<boolean> {
  const probe = createServer();
  return new Promise((resolve) => {
    probe.once('error', () => resolve(false));
    probe.listen(port, '127.0.0.1', () => probe.close(() => resolve(true)));
  });
}
