import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

type VitestReport = {
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  readonly numPendingTests: number;
};
type PlaywrightReport = {
  readonly stats: {
    readonly expected: number;
    readonly unexpected: number;
    readonly flaky: number;
    readonly skipped: number;
  };
};

/** Adds up the reports in the folder and says it as "N passed, N failed", alone on a line: `node tally.ts <folder>`. */
const [folder] = process.argv.slice(2);
if (folder === undefined) throw new Error('usage: tally.ts <folder>');
let [passed, failed, skipped] = [0, 0, 0];
for (const file of globSync('*.json', { cwd: folder })) {
  const report = JSON.parse(readFileSync(join(folder, file), 'utf8')) as VitestReport | PlaywrightReport;
  if ('stats' in report) {
    const { expected, unexpected, flaky } = report.stats;
    // A test that passes only the second time has failed.
    passed += expected;
    failed += unexpected + flaky;
    skipped += report.stats.skipped;
  } else {
    passed += report.numPassedTests;
    failed += report.numFailedTests;
    skipped += report.numPendingTests;
  }
}
if (skipped > 0) process.stdout.write(`${skipped} skipped\n`);
process.stdout.write(`${passed} passed, ${failed} failed\n`);
