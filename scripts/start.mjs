// npm start: from a fresh clone with nothing but Node to a running forum.
import { prepare } from './prepare.mjs';

const PARENT_CHECK_MS = 500;

await prepare();
process.setSourceMapsEnabled(true);
// In this very process, so that signals and exit codes are the forum's own.
await import('../dist/apps/server/src/main.js');
if (process.env.npm_lifecycle_event) stopWithNpm();

/** npm passes signals on (its script has no shell in between); when it is killed outright, the forum leaves by itself. */
function stopWithNpm() {
  const parent = process.ppid;
  const watch = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(watch);
    process.kill(process.pid, 'SIGTERM');
  }, PARENT_CHECK_MS);
  watch.unref();
}
