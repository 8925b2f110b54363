import { rm } from "node:fs/promises";
import { join } from "node:path";
import process from "node:process";
import { provideBrowser } from "./lib/provide-browser.mjs";
import { runCommand } from "./lib/run-command.mjs";
import { runMain } from "./lib/run-main.mjs";
import { runStep } from "./lib/run-step.mjs";
import { errorLine } from "./lib/set-up-error.mjs";
import { build } from "./lib/steps.mjs";
import { oneCheck, sum, tallyLine, tallyReport } from "./lib/tally.mjs";
import { ROOT, say, setUp } from "./set-up.mjs";

const BIN = {
  biome: "node_modules/@biomejs/biome/bin/biome",
  next: "node_modules/next/dist/bin/next",
  tsc: "node_modules/typescript/bin/tsc",
  vitest: "node_modules/vitest/vitest.mjs",
};

/**
 * Runs one of the tools with its output shown.
 *
 * @param {keyof typeof BIN} tool
 * @param {string[]} args
 * @returns {Promise<number>} its exit code
 */
async function run(tool, args) {
  const { code } = await runCommand(process.execPath, [BIN[tool], ...args], { cwd: ROOT, show: true });
  return code;
}

/** @param {string[]} projects of vitest.config.ts */
async function vitest(projects) {
  const report = join(ROOT, ".cache/tests", `${projects.join("-")}.json`);
  await rm(report, { force: true });
  const only = projects.flatMap((project) => ["--project", project]);
  const reporters = ["--reporter=default", "--reporter=json", `--outputFile.json=${report}`];
  return tallyReport(report, await run("vitest", ["run", ...only, ...reporters]));
}

async function lint() {
  return oneCheck((await run("biome", ["ci", "."])) === 0);
}

async function types() {
  // Next writes the types of its routes and assets itself; a fresh clone has none.
  const generated = (await run("next", ["typegen"])) === 0;
  return oneCheck(generated && (await run("tsc", ["--noEmit"])) === 0);
}

async function buildStage() {
  try {
    await runStep(ROOT, build, say);
    return oneCheck(true);
  } catch (error) {
    console.error(errorLine(error));
    return oneCheck(false);
  }
}

async function browser() {
  const decision = await provideBrowser(ROOT, say);
  if (decision === "run") return vitest(["e2e"]);
  console.log("No Chromium or Chrome was found; install one, or name it in CHROMIUM_PATH.");
  if (decision === "fail") return oneCheck(false);
  console.log("The browser tests are skipped; they count as one.");
  return { passed: 0, failed: 0, skipped: 1 };
}

/** @type {[string, () => Promise<import("./lib/tally.mjs").Tally>][]} */
const STAGES = [
  ["Lint", lint],
  ["Types", types],
  ["Unit and integration tests", () => vitest(["unit", "integration"])],
  ["Build", buildStage],
  ["Browser tests", browser],
];

/** `npm test`: the set-up, then everything CI runs. A failed stage does not keep the next from being reported. */
async function test() {
  await setUp();
  const results = [];
  for (const [name, stage] of STAGES) {
    console.log(`\n=== ${name}`);
    const tally = await stage();
    results.push({ name, tally });
  }
  console.log("");
  for (const { name, tally } of results) console.log(`${name}: ${tallyLine(tally)}`);
  const total = sum(results.map(({ tally }) => tally));
  console.log(tallyLine(total));
  if (total.failed > 0 || total.passed === 0) process.exitCode = 1;
}

await runMain(test);
