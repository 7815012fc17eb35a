// npm run import -- <file.jsonl>: brings threads and posts in, beside a running forum or alone.
import { prepare } from './prepare.mjs';

// Files are named from where the command was typed; the data folder is the checkout's, as for npm start.
process.argv.push('--from', process.env.INIT_CWD ?? process.cwd());
await prepare(['server']);
process.setSourceMapsEnabled(true);
await import('../dist/apps/import/src/main.js');
