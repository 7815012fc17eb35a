/** What the run was told from outside: the one place where tests read the environment. */
export const testEnvironment = {
  /** Connection string to the maintenance database of the test server, set by the global setup. */
  adminUrl: process.env.PARVIS_TEST_ADMIN_URL ?? '',
  /** Name of the migrated database that each test file clones, set by the global setup. */
  template: process.env.PARVIS_TEST_TEMPLATE ?? '',
  chromiumPath: process.env.CHROMIUM_PATH || undefined,
  redisUrl: process.env.REDIS_URL || undefined,
  meilisearchUrl: process.env.MEILISEARCH_URL || undefined,
  /** Take the README's pictures anew. */
  updatesPictures: Boolean(process.env.UPDATE_PICTURES),
  /** Write down who is told what, to be reviewed. */
  updatesIsolation: Boolean(process.env.UPDATE_ISOLATION),
  isCi: Boolean(process.env.CI),
} as const;
