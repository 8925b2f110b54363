import { mkdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import process from "node:process";
import { PROGRAMS, provideProgram } from "./provide-program.mjs";
import { runCommand } from "./run-command.mjs";
import { runStep, seconds } from "./run-step.mjs";
import { SBOM_FILE, writeSbom } from "./sbom.mjs";
import { errorLine } from "./set-up-error.mjs";
import { build } from "./steps.mjs";
import { oneCheck, sum, tallyLine, tallyReport } from "./tally.mjs";

const BIN = {
  biome: "node_modules/@biomejs/biome/bin/biome",
  next: "node_modules/next/dist/bin/next",
  tsc: "node_modules/typescript/bin/tsc",
  vitest: "node_modules/vitest/vitest.mjs",
};

/** @typedef {{ name: string, run: (root: string) => Promise<import("./tally.mjs").Tally> }} Stage */

/**
 * Runs one of the tools with its output shown.
 *
 * @param {string} root
 * @param {keyof typeof BIN} tool
 * @param {string[]} args
 * @returns {Promise<number>} its exit code
 */
async function tool(root, tool, args) {
  const { code } = await runCommand(process.execPath, [BIN[tool], ...args], { cwd: root, show: true });
  return code;
}

/**
 * @param {string} root
 * @param {string[]} projects of vitest.config.ts
 */
async function vitest(root, projects) {
  const report = join(root, ".cache/tests", `${projects.join("-")}.json`);
  await rm(report, { force: true });
  const only = projects.flatMap((project) => ["--project", project]);
  const reporters = ["--reporter=default", "--reporter=json", `--outputFile.json=${report}`];
  return tallyReport(report, await tool(root, "vitest", ["run", ...only, ...reporters]), root);
}

/** @type {Stage} */
export const lint = {
  name: "Lint",
  run: async (root) => oneCheck((await tool(root, "biome", ["ci", "."])) === 0),
};

/** @type {Stage} */
export const types = {
  name: "Types",
  async run(root) {
    // Next writes the types of its routes and assets itself; a fresh clone has none.
    const generated = (await tool(root, "next", ["typegen"])) === 0;
    return oneCheck(generated && (await tool(root, "tsc", ["--noEmit"])) === 0);
  },
};

/** @type {Stage} */
export const unit = { name: "Unit tests", run: (root) => vitest(root, ["unit"]) };

/** @type {Stage} */
export const unitAndIntegration = {
  name: "Unit and integration tests",
  run: (root) => vitest(root, ["unit", "integration"]),
};

/** @type {Stage} */
export const productionBuild = {
  name: "Build",
  async run(root) {
    try {
      await runStep(root, build, (line) => console.log(line));
      return oneCheck(true);
    } catch (error) {
      console.error(errorLine(error));
      return oneCheck(false);
    }
  },
};

/**
 * Tests that need a program beside Node; without it they count as one that is skipped, or in CI as one that fails.
 *
 * @param {string} name
 * @param {keyof typeof PROGRAMS} program
 * @param {string} project of vitest.config.ts
 * @param {string} missing what to do about it
 * @returns {Stage}
 */
const withProgram = (name, program, project, missing) => ({
  name,
  async run(root) {
    const decision = await provideProgram(PROGRAMS[program], root, (line) => console.log(line));
    if (decision === "run") return vitest(root, [project]);
    console.log(missing);
    if (decision === "fail") return oneCheck(false);
    console.log(`${name} are skipped; they count as one.`);
    return { passed: 0, failed: 0, skipped: 1, failures: [] };
  },
});

export const browser = withProgram(
  "Browser tests",
  "browser",
  "e2e",
  "No Chromium or Chrome was found; install one, or name it in CHROMIUM_PATH.",
);

export const instances = withProgram(
  "Several instances",
  "postgres",
  "instances",
  "No PostgreSQL was found; install it, or name the folder of its programs in POSTGRES_BIN.",
);

export const postgres = withProgram(
  "Integration tests on PostgreSQL",
  "postgres",
  "postgres",
  "No PostgreSQL was found; install it, or name the folder of its programs in POSTGRES_BIN.",
);

/** @type {Stage} */
export const billOfMaterials = {
  name: "Bill of materials",
  async run(root) {
    const problems = await writeSbom(root);
    console.log(problems.length > 0 ? problems.join("\n") : `It is in ${SBOM_FILE}.`);
    return oneCheck(problems.length === 0);
  },
};

/** @type {Stage} */
export const nodes = { name: "Supported Node versions", run: (root) => vitest(root, ["nodes"]) };

/**
 * Runs stages one after the other; one that fails does not keep the next from being reported. What failed is said
 * again at the end, the last line counts the whole, and the exit code says whether all of it passed. What each took is left in .cache/tests/stages.json, for
 * `npm run bench -- tests`.
 *
 * @param {string} root
 * @param {Stage[]} stages
 */
export async function runStages(root, stages) {
  const results = [];
  for (const { name, run } of stages) {
    console.log(`\n=== ${name}`);
    const begun = performance.now();
    const tally = await run(root);
    results.push({ name, tally, took: performance.now() - begun });
  }
  for (const { name, tally } of results)
    if (tally.failures.length > 0) console.log(`\nFailed in ${name}:\n  ${tally.failures.join("\n  ")}`);
  console.log("");
  for (const { name, tally, took } of results)
    console.log(`${name}: ${tallyLine(tally)} in ${seconds(took)}`);
  await mkdir(join(root, ".cache/tests"), { recursive: true });
  const lengths = results.map(({ name, took }) => [name, took / 1000]);
  await writeFile(join(root, ".cache/tests/stages.json"), JSON.stringify(lengths));
  const total = sum(results.map(({ tally }) => tally));
  console.log(tallyLine(total));
  if (total.failed > 0 || total.passed === 0) process.exitCode = 1;
}
