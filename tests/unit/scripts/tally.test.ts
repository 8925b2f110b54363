import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { decideProgram } from "../../../scripts/lib/provide-program.mjs";
import { oneCheck, sum, tallyLine, tallyReport } from "../../../scripts/lib/tally.mjs";

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "waywo-tally-"));
});

afterEach(() => rm(folder, { recursive: true }));

test("the last line sums checks and reports", async () => {
  const file = join(folder, "report.json");
  const report = { numPassedTests: 40, numFailedTests: 2, numPendingTests: 1, numTodoTests: 1 };
  await writeFile(file, JSON.stringify(report));
  expect(tallyLine(sum([oneCheck(true), oneCheck(false), await tallyReport(file, 1)]))).toBe(
    "41 passed, 3 failed, 2 skipped",
  );
});

test("a run that failed outside a test, or left no report, is a failure", async () => {
  const file = join(folder, "report.json");
  await writeFile(file, JSON.stringify({ numPassedTests: 5, numFailedTests: 0 }));
  expect(await tallyReport(file, 1)).toEqual({ passed: 5, failed: 1, skipped: 0 });
  expect(await tallyReport(join(folder, "none.json"), 1)).toEqual({ passed: 0, failed: 1, skipped: 0 });
});

test("a missing browser is installed where that can be, fails in CI, and skips elsewhere", () => {
  expect(decideProgram({ found: true, ci: true, canInstall: true })).toBe("run");
  expect(decideProgram({ found: false, ci: true, canInstall: true })).toBe("install");
  expect(decideProgram({ found: false, ci: true, canInstall: false })).toBe("fail");
  expect(decideProgram({ found: false, ci: false, canInstall: false })).toBe("skip");
});
