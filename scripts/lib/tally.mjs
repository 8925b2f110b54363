import { readFile } from "node:fs/promises";

/** @typedef {{ passed: number, failed: number, skipped: number }} Tally */

/** @param {boolean} passed @returns {Tally} what a stage that is one check counts as */
export const oneCheck = (passed) => ({ passed: passed ? 1 : 0, failed: passed ? 0 : 1, skipped: 0 });

/** @param {Tally[]} tallies @returns {Tally} */
export function sum(tallies) {
  const total = { passed: 0, failed: 0, skipped: 0 };
  for (const tally of tallies) {
    total.passed += tally.passed;
    total.failed += tally.failed;
    total.skipped += tally.skipped;
  }
  return total;
}

/** @param {Tally} tally @returns {string} the last line of `npm test` */
export const tallyLine = ({ passed, failed, skipped }) =>
  `${passed} passed, ${failed} failed, ${skipped} skipped`;

/**
 * Counts vitest's JSON report. A run that failed without a failed test (a file that cannot be imported, a set-up
 * that throws, no report at all) is one failure: it must never look like a pass.
 *
 * @param {string} file
 * @param {number} code vitest's exit code
 * @returns {Promise<Tally>}
 */
export async function tallyReport(file, code) {
  const text = await readFile(file, "utf8").catch(() => "{}");
  const report = JSON.parse(text);
  const tally = {
    passed: report.numPassedTests ?? 0,
    failed: report.numFailedTests ?? 0,
    skipped: (report.numPendingTests ?? 0) + (report.numTodoTests ?? 0),
  };
  return code !== 0 && tally.failed === 0 ? { ...tally, failed: 1 } : tally;
}
