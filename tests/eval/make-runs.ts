import { spawn } from "node:child_process";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DISTINCT_COSINE } from "@/lib/quality/distinct-cosine";
import { synonymsOf } from "@/lib/workers/measure-quality";
import { type Measured, rowsSchema } from "./measured";
import type { Setting } from "./settings";

/** The runs of a setting, made in a process and a store of their own. @throws Error when that process fails */
export async function makeRuns(setting: Setting, env: Record<string, string> = {}): Promise<Measured> {
  const folder = await mkdtemp(join(tmpdir(), "waywo-eval-"));
  try {
    const [asked, result] = [join(folder, "setting.json"), join(folder, "result.json")];
    await writeFile(asked, JSON.stringify(setting));
    await runProcess([asked, result], env);
    const { rows, statuses, embeddingModel } = JSON.parse(await readFile(result, "utf8"));
    const { name, title, about } = setting;
    return {
      setting: { name, title, about },
      input: {
        rows: rowsSchema.parse(rows),
        cosine: DISTINCT_COSINE,
        prices: pricesIn(process.env),
        synonyms: synonymsOf,
      },
      statuses,
      embeddingModel,
    };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function runProcess(args: string[], env: Record<string, string>): Promise<void> {
  const options = ["--conditions=react-server", "--import", "tsx", "tests/eval/run-setting.ts"];
  const child = spawn(process.execPath, [...options, ...args], {
    stdio: ["ignore", "inherit", "inherit"],
    env: { ...process.env, ...env },
  });
  return new Promise((resolve, reject) => {
    child.on("error", reject);
    child.on("exit", (code) =>
      code === 0 ? resolve() : reject(new Error(`The runs ended with code ${code}.`)),
    );
  });
}

/** What tokens cost, where the environment says so. */
export function pricesIn({
  LLM_PRICE_INPUT,
  LLM_PRICE_OUTPUT,
}: NodeJS.ProcessEnv): Measured["input"]["prices"] {
  const [input, output] = [Number(LLM_PRICE_INPUT || Number.NaN), Number(LLM_PRICE_OUTPUT || Number.NaN)];
  return Number.isFinite(input) && Number.isFinite(output) ? { input, output } : null;
}
