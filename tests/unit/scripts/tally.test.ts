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
  expect(tallyLine(sum([oneCheck(true), oneCheck(false), await tallyReport(file, 1, folder)]))).toBe(
    "41 passed, 3 failed, 2 skipped",
  );
});

test("a run that failed outside a test, or left no report, is a failure", async () => {
  const file = join(folder, "report.json");
  await writeFile(file, JSON.stringify({ numPassedTests: 5, numFailedTests: 0 }));
  expect(await tallyReport(file, 1, folder)).toMatchObject({ passed: 5, failed: 1, skipped: 0 });
  const absent = await tallyReport(join(folder, "none.json"), 1, folder);
  expect(absent).toEqual({ passed: 0, failed: 1, skipped: 0, failures: [] });
});

test("what failed is named by file, test and the first line of what was thrown", async () => {
  const file = join(folder, "report.json");
  const failed = {
    name: join(folder, "tests/a.test.ts"),
    status: "failed",
    message: "",
    assertionResults: [
      { status: "passed", fullName: "is well", failureMessages: [] },
      {
        status: "failed",
        fullName: "is ill",
        failureMessages: ["AssertionError: 1 is not 2\n  at a.test.ts:1"],
      },
    ],
  };
  const broken = {
    name: join(folder, "tests/b.test.ts"),
    status: "failed",
    message: "Error: no such module\n  at b.test.ts:1",
    assertionResults: [],
  };
  await writeFile(file, JSON.stringify({ numFailedTests: 1, testResults: [failed, broken] }));
  expect((await tallyReport(file, 1, folder)).failures).toEqual([
    "tests/a.test.ts > is ill: AssertionError: 1 is not 2",
    "tests/b.test.ts: Error: no such module",
  ]);
});

test("a missing browser is installed where that can be, fails in CI, and skips elsewhere", () => {
  expect(decideProgram({ found: true, ci: true, canInstall: true })).toBe("run");
  expect(decideProgram({ found: false, ci: true, canInstall: true })).toBe("install");
  expect(decideProgram({ found: false, ci: true, canInstall: false })).toBe("fail");
  expect(decideProgram({ found: false, ci: false, canInstall: false })).toBe("skip");
});
