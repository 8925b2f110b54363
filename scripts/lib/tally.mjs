import { readFile } from "node:fs/promises";
import { relative } from "node:path";

/** @typedef {{ passed: number, failed: number, skipped: number, failures: string[] }} Tally `failures` in a line each */

/** @param {boolean} passed @returns {Tally} what a stage that is one check counts as */
export const oneCheck = (passed) => ({
  passed: passed ? 1 : 0,
  failed: passed ? 0 : 1,
  skipped: 0,
  failures: [],
});

/** @param {Tally[]} tallies @returns {Tally} */
export function sum(tallies) {
  /** @type {Tally} */
  const total = { passed: 0, failed: 0, skipped: 0, failures: [] };
  for (const tally of tallies) {
    total.passed += tally.passed;
    total.failed += tally.failed;
    total.skipped += tally.skipped;
    total.failures.push(...tally.failures);
  }
  return total;
}

/** @param {Tally} tally @returns {string} the last line of `npm test` */
export const tallyLine = ({ passed, failed, skipped }) =>
  `${passed} passed, ${failed} failed, ${skipped} skipped`;

/**
 * The failures of vitest's JSON report: a test by its file, name and the first line of what it threw; a file that
 * could not be run by that line alone.
 *
 * @param {{ testResults?: { name: string, status: string, message: string, assertionResults: { status: string, fullName: string, failureMessages: string[] }[] }[] }} report
 * @param {string} root what the files are named from
 * @returns {string[]}
 */
function failureLines({ testResults = [] }, root) {
  const firstLine = (/** @type {string | undefined} */ text) => text?.split("\n", 1)[0] ?? "";
  return testResults.flatMap(({ name, status, message, assertionResults }) => {
    const file = relative(root, name);
    const failed = assertionResults.filter((test) => test.status === "failed");
    if (status === "failed" && failed.length === 0) return [`${file}: ${firstLine(message)}`];
    return failed.map(
      ({ fullName, failureMessages }) => `${file} > ${fullName}: ${firstLine(failureMessages[0])}`,
    );
  });
}

/**
 * Counts vitest's JSON report. A run that failed without a failed test (a file that cannot be imported, a set-up
 * that throws, no report at all) is one failure: it must never look like a pass.
 *
 * @param {string} file
 * @param {number} code vitest's exit code
 * @param {string} root the repository
 * @returns {Promise<Tally>}
 */
export async function tallyReport(file, code, root) {
  const text = await readFile(file, "utf8").catch(() => "{}");
  const report = JSON.parse(text);
  const tally = {
    passed: report.numPassedTests ?? 0,
    failed: report.numFailedTests ?? 0,
    skipped: (report.numPendingTests ?? 0) + (report.numTodoTests ?? 0),
    failures: failureLines(report, root),
  };
  return code !== 0 && tally.failed === 0 ? { ...tally, failed: 1 } : tally;
}
