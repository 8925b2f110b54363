/**
 * `npm run bench`: what the program costs, each figure against a target, as ratios within one run wherever a clock is
 * involved, so that they mean the same on a slow machine and a fast one. Nothing here is asserted.
 *
 *     npm run bench                                             every part but those apart, as one table
 *     npm run bench -- pipeline lists                           these parts
 *     npm run bench -- --write                                  also into docs/performance.md
 *     npm run bench -- pipeline --llm URL --model NAME --latencies FILE   the pipeline against any endpoint
 *     npm run bench -- batch --ideas 500                        a shorter batch
 */
import { execFileSync } from "node:child_process";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import type { BenchOptions, Figure } from "./figure";
import { APART, PARTS } from "./parts";
import { type Measured, printTable } from "./table";
import { writeDocs } from "./write-docs";

const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    write: { type: "boolean" },
    llm: { type: "string" },
    model: { type: "string" },
    latencies: { type: "string" },
    ideas: { type: "string" },
    // Of a part's own process: where its figures go.
    figures: { type: "string" },
  },
});
const ALL = { ...PARTS, ...APART };
const unknown = positionals.filter((name) => !ALL[name]);
if (unknown.length > 0) {
  console.error(`There is no part ${unknown.join(", ")}. Parts: ${Object.keys(ALL).join(", ")}.`);
  process.exit(2);
}
if (options.figures) {
  await measureHere(positionals[0] ?? "", options.figures, options);
  process.exit(0);
}

const folder = await mkdtemp(join(tmpdir(), "waywo-bench-"));
const measured: Measured[] = [];
for (const name of positionals.length > 0 ? positionals : Object.keys(PARTS)) {
  const file = join(folder, `${name}.json`);
  const start = Date.now();
  console.log(`\n${name} …`);
  const failed = measureApart(name, file);
  const { title, how, figures } = failed
    ? { title: name, how: "", figures: [] }
    : (JSON.parse(await readFile(file, "utf8")) as Omit<Measured, "name" | "seconds" | "failed">);
  measured.push({ name, title, how, figures, seconds: (Date.now() - start) / 1000, failed });
}
await rm(folder, { recursive: true, force: true });
printTable(measured);
if (options.write) await writeDocs(measured);
process.exit(measured.some(({ failed }) => failed) ? 1 : 0);

/** Measures a part in a process of its own. @returns whether it failed, having printed why */
function measureApart(name: string, file: string): boolean {
  const args = [...process.execArgv, "tests/bench/main.ts", name, "--figures", file];
  for (const key of ["llm", "model", "latencies", "ideas"] as const)
    if (options[key]) args.push(`--${key}`, options[key]);
  try {
    execFileSync(process.execPath, args, { stdio: "inherit" });
    return false;
  } catch {
    return true;
  }
}

async function measureHere(name: string, file: string, given: BenchOptions): Promise<void> {
  const part = await ALL[name]?.();
  if (!part) throw new Error(`There is no part ${name}.`);
  const figures: Figure[] = await part.measure(given);
  await writeFile(file, JSON.stringify({ title: part.title, how: part.how, figures }));
}
