// npm start: from a fresh clone with nothing but Node to a running forum.
import { prepare } from './prepare.mjs';

await prepare();
process.setSourceMapsEnabled(true);
// In this very process, so that signals and exit codes are the forum's own.
await import('../dist/apps/server/src/main.js');
