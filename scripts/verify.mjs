#!/usr/bin/env node
// npm run verify: says whether an exported file is what the forum handed over.
import { prepare } from './prepare.mjs';

process.argv.push('--from', process.env.INIT_CWD ?? process.cwd());
await prepare(['server']);
process.setSourceMapsEnabled(true);
await import('../dist/apps/verify/src/main.js');
