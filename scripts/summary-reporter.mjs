import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { SUMMARY_FILE } from './summary-file.mjs';

/** Names each skipped test at the end of a run (the describe title says what it lacks) and writes the counts down. */
export default class SummaryReporter {
  onRunComplete(_contexts, results) {
    const skipped = results.testResults.flatMap(({ testResults }) =>
      testResults
        .filter(({ status }) => status !== 'passed' && status !== 'failed')
        .map(({ ancestorTitles, title }) => [...ancestorTitles, title].join(' › ')),
    );
    if (skipped.length > 0) console.log(['\nSkipped:', ...skipped.map((name) => `  ○ ${name}`)].join('\n'));
    // A file that cannot be loaded has no test to count, and is a failure all the same.
    const unloaded = results.testResults.filter(({ testExecError }) => testExecError).length;
    const counts = {
      passed: results.numPassedTests,
      failed: results.numFailedTests + unloaded,
      skipped: skipped.length,
    };
    mkdirSync(dirname(SUMMARY_FILE), { recursive: true });
    writeFileSync(SUMMARY_FILE, JSON.stringify(counts));
  }
}
