import { findChromium } from './scripts/chromium.mjs';

// Read here, before the workers copy the environment, so that `npx jest test/browser` finds a browser too.
process.env.CHROMIUM_PATH ??= findChromium() ?? '';

/** Tests run as compiled: the light runner keeps modules loaded between files, which the stock runner reloads for each. */
export default {
  rootDir: 'dist',
  runner: 'jest-light-runner',
  transform: {},
  testRegex: '\\.(spec|e2e-spec)\\.js$',
  globalSetup: '<rootDir>/test/global-setup.js',
  globalTeardown: '<rootDir>/test/global-teardown.js',
  setupFilesAfterEnv: ['<rootDir>/test/setup-timeouts.js'],
  reporters: ['default', '<rootDir>/../scripts/summary-reporter.mjs'],
  maxWorkers: 2,
  testTimeout: 30_000,
};
