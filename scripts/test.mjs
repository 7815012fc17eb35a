// npm test: everything a contributor must see green. Arguments go to Jest: npm test -- moderation
import { spawnSync } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import { findChromium, installChromium } from './chromium.mjs';
import { giveUp, prepare } from './prepare.mjs';
import { SUMMARY_FILE } from './summary-file.mjs';

await prepare();

process.env.CHROMIUM_PATH = findChromium() ?? installChromium() ?? '';
if (!process.env.CHROMIUM_PATH) {
  giveUp('The browser tests need a Chromium: install one, or set CHROMIUM_PATH to the program of one.');
}

rmSync(SUMMARY_FILE, { force: true });
const jest = ['node_modules/jest/bin/jest.js', ...process.argv.slice(2)];
const { status } = spawnSync(process.execPath, jest, { stdio: 'inherit' });
const { passed, failed: failedTests, skipped } = readSummary();
// The continuous integration runs the checks first and has their failures counted in the one line it ends with.
const failed = failedTests + Number(process.env.FAILED_CHECKS ?? 0);
console.log(`${passed} passed, ${failed} failed, ${skipped} skipped`);
process.exitCode = status === 0 && failed === 0 ? 0 : 1;

/** Without a summary Jest ended before any test: that is one failure. */
function readSummary() {
  try {
    return JSON.parse(readFileSync(SUMMARY_FILE, 'utf8'));
  } catch {
    return { passed: 0, failed: 1, skipped: 0 };
  }
}
