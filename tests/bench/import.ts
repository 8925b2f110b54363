import { spawn } from "node:child_process";
import { createReadStream, createWriteStream, readFileSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { setTimeout as wait } from "node:timers/promises";
import { generatedRecords } from "../support/generated-records";
import type { BenchPart, Figure } from "./figure";
import { benchImportedStore } from "./imported-store";

const COUNT = 100_000;

/** A large import by the command, without a server; then what an app makes of the store is printed. */
export const importing: BenchPart = {
  title: "An import",
  how: `${COUNT.toLocaleString("en-GB")} generated projects, every other one with a vector, imported by the command and once more.`,
  measure: importAndUse,
};

async function importAndUse(): Promise<Figure[]> {
  const folder = await mkdtemp(join(tmpdir(), "waywo-bench-"));
  const file = join(folder, "projects.jsonl");
  const env = { ...process.env, DATABASE_URL: `file:${join(folder, "waywo.db")}`, LOG_LEVEL: "error" };
  Object.assign(process.env, env);

  function* lines() {
    for (const record of generatedRecords(COUNT)) yield `${JSON.stringify(record)}\n`;
  }

  await pipeline(Readable.from(lines()), createWriteStream(file));
  const { closeStore, openStore } = await import("@/lib/store/open");
  await openStore({ seed: false });
  await closeStore();

  /** Runs the command as npm does, and reads its memory from the system, which counts SQLite's and the buffers', too. */
  async function importFile(what: string): Promise<Figure[]> {
    const { scripts } = JSON.parse(readFileSync("package.json", "utf8"));
    const [, ...args] = `${scripts.import} ${file}`.split(" ");
    const start = performance.now();
    const child = spawn(process.execPath, args, { env, stdio: ["ignore", "inherit", "inherit"] });
    let peak = 0;
    while (child.exitCode === null) {
      peak = Math.max(peak, peakOf(child.pid), ...childrenOf(child.pid).map(peakOf));
      await wait(50);
    }
    const seconds = (performance.now() - start) / 1000;
    const rate = Math.round(COUNT / seconds);
    return [
      { what: `projects a second, ${what}`, value: rate },
      { what: `peak memory, ${what}`, value: Math.round(peak), unit: "MB" },
    ];
  }

  const figures = [...(await importFile("imported")), ...(await importFile("the same again"))];
  let bytes = 0;
  for await (const chunk of createReadStream(file)) bytes += chunk.length;
  console.log(`the file has ${(bytes / 1024 ** 2).toFixed(0)} MB`);
  await benchImportedStore(join(folder, "waywo.db"), COUNT);
  await rm(folder, { recursive: true, force: true });
  return figures;
}

/** What the system tells of a process; nothing where it has ended or the system is not Linux. */
function told(path: string): string {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return "";
  }
}

const childrenOf = (pid?: number) =>
  told(`/proc/${pid}/task/${pid}/children`).split(" ").filter(Boolean).map(Number);

/** The most memory that a process has had, in MB. */
const peakOf = (pid?: number) => Number(/VmHWM:\s+(\d+)/.exec(told(`/proc/${pid}/status`))?.[1] ?? 0) / 1024;
