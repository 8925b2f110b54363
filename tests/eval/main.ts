/**
 * `npm run eval`: measures ideas and writes one page and one JSON file into `reports` (`--out`). Without anything, the fixed
 * settings; `--resamples` are 1,000.
 *
 *     npm run eval -- ours plain              these settings alone
 *     npm run eval -- --run ID [--store FILE] a run; --store alone: all generated ideas of a store
 *     npm run eval -- --compare A B           two settings, or two reports ("report.json#ours")
 *     npm run eval -- --prompts DIR           another set of prompts against ours
 *     npm run eval -- --llm URL --model NAME  the settings that need a model; its key is LLM_API_KEY
 *     npm run eval -- --ablation              each measure by itself
 *     npm run eval -- --write-docs [REPORT …] the settings and the ablation, or what these reports have of them, as the tables
 *                                             of docs/quality.md
 */
import { existsSync } from "node:fs";
import { mkdir, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { RESAMPLES } from "@/lib/quality/resample";
import { makeRuns } from "./make-runs";
import type { Measured } from "./measured";
import { readMeasured } from "./read-measured";
import { reportPage } from "./report/page";
import {
  comparisonOf,
  type Report,
  readSection,
  readSections,
  type Section,
  sectionOf,
} from "./report/report";
import { printReport } from "./report/terminal";
import { ABLATION, MODEL_SETTINGS, SETTINGS, type Setting, withPrompts } from "./settings";
import { writeDocs } from "./write-docs";

const NEEDS_MODEL = "needs a model: run with --llm URL";
/** Which settings are compared where both were made: before and after. */
const PAIRS = [
  ["plain", "ours"],
  ["collapsing-off", "collapsing"],
  ["biased-judge", "ours"],
  ["model-plain", "model-ours"],
  ["ours", "prompts"],
  ...ABLATION.map(({ name, writer }) => [`${writer}-none`, name]),
];

const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    run: { type: "string" },
    store: { type: "string" },
    compare: { type: "boolean" },
    prompts: { type: "string" },
    llm: { type: "string" },
    model: { type: "string" },
    ablation: { type: "boolean" },
    "write-docs": { type: "boolean" },
    resamples: { type: "string" },
    out: { type: "string", default: "reports" },
  },
});
const resamples = Number(options.resamples ?? RESAMPLES);

async function main(): Promise<void> {
  const sections = await sectionsAsked();
  const report: Report = {
    report: "waywo-quality",
    made_at: new Date().toISOString(),
    resamples,
    sections,
    missing: isDefault() && options.llm === undefined ? MODEL_SETTINGS.map(missing) : [],
    comparisons: pairsOf(sections).map(([a, b]) => comparisonOf(a, b, resamples)),
  };
  const name = `quality-${report.made_at.replace(/[:.]/g, "-")}`;
  await mkdir(options.out, { recursive: true });
  await writeFile(join(options.out, `${name}.json`), JSON.stringify(report));
  await writeFile(join(options.out, `${name}.html`), reportPage(report));
  printReport(report);
  if (options["write-docs"]) await writeDocs(report);
  console.log(`\nWritten: ${join(options.out, name)}.html and .json`);
}

const missing = ({ name, title }: Setting) => ({ name, title, reason: NEEDS_MODEL });

/** Whether all fixed settings are asked for. */
const isDefault = () =>
  !options.run && !options.store && !options.compare && !options.prompts && positionals.length === 0;

async function sectionsAsked(): Promise<Section[]> {
  if (options.compare) {
    if (positionals.length !== 2) throw new Error("--compare takes two: settings, or reports.");
    return [await sectionNamed(positionals[0] ?? ""), await sectionNamed(positionals[1] ?? "")];
  }
  if (options.run !== undefined || options.store !== undefined)
    return [sectionOf(await readMeasured(options.run ?? null, options.store ?? null), resamples)];
  if (options["write-docs"] && positionals.length > 0) return sectionsOf(positionals);
  const sections: Section[] = [];
  for (const setting of settingsAsked()) sections.push(sectionOf(await make(setting), resamples));
  return sections;
}

/** Of several reports, the last one's where two have a setting; in the order of the settings. */
async function sectionsOf(files: string[]): Promise<Section[]> {
  const found = (await Promise.all(files.map(readSections))).flat();
  const byName = new Map(found.map((section) => [section.name, section]));
  return [...SETTINGS, ...ABLATION].flatMap(({ name }) => byName.get(name) ?? []);
}

function settingsAsked(): Setting[] {
  if (options.prompts !== undefined) return [settingNamed("ours"), withPrompts(resolve(options.prompts))];
  if (positionals.length > 0) return positionals.map(settingNamed);
  if (options["write-docs"]) return [...SETTINGS, ...ABLATION];
  if (options.ablation) return [...ABLATION];
  return [...SETTINGS, ...(options.llm === undefined ? [] : MODEL_SETTINGS)];
}

function settingNamed(name: string): Setting {
  const all = [...SETTINGS, ...ABLATION, ...MODEL_SETTINGS];
  const found = all.find((setting) => setting.name === name);
  if (!found)
    throw new Error(`There is no setting ${name}; there are ${all.map((one) => one.name).join(", ")}.`);
  if (found.writer === "model" && options.llm === undefined) throw new Error(`${name} ${NEEDS_MODEL}`);
  return found;
}

async function sectionNamed(reference: string): Promise<Section> {
  if (existsSync(reference.split("#")[0] ?? "")) return readSection(reference);
  return sectionOf(await make(settingNamed(reference)), resamples);
}

function make(setting: Setting): Promise<Measured> {
  console.error(`${setting.name} …`);
  if (setting.writer !== "model" || options.llm === undefined) return makeRuns(setting);
  return makeRuns(setting, {
    LLM_BASE_URL: options.llm,
    ...(options.model === undefined ? {} : { LLM_MODEL_NAME: options.model }),
  });
}

function pairsOf(sections: Section[]): [Section, Section][] {
  const [a, b] = sections;
  if (options.compare && a && b) return [[a, b]];
  return PAIRS.flatMap(([before, after]) => {
    const [one, other] = [before, after].map((name) => sections.find((section) => section.name === name));
    return one && other && one !== other ? [[one, other] satisfies [Section, Section]] : [];
  });
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
