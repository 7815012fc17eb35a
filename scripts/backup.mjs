// npm run backup, restore and move: each names itself as the first argument.
import { prepare } from './prepare.mjs';

// Folders are named from where the command was typed; the data folder is the checkout's, as for npm start.
process.argv.push('--from', process.env.INIT_CWD ?? process.cwd());
await prepare(['server']);
process.setSourceMapsEnabled(true);
await import('../dist/apps/backup/src/main.js');
