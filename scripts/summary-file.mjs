/** Where the reporter leaves the counts of a run for `npm test` to print last. */
export const SUMMARY_FILE = 'dist/test-summary.json';
