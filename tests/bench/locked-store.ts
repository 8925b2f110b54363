import { spawn } from "node:child_process";
import { once } from "node:events";
import { startAppServer } from "../support/app-server";
import { stubEnv } from "../support/stub-env";
import { StubModel } from "../support/stub-model/stub";
import { ensureBuild } from "./built-app";
import type { BenchPart, Figure } from "./figure";
import { probe, quantile } from "./load";

const HELD_MS = 10_000;
const IDEAS = 50;
/** So that the run is at work before the lock and would be long after it. */
const LATENCY_MS = 1000;
const PAUSE_MS = 10;
const BEFORE_MS = 5000;
const LIMIT =
  "the machine, where the answers were as late before the lock: no request writes, and a write that waits for the lock does so outside of the thread";

async function probeAll(asked: Record<string, string>, signal: AbortSignal) {
  const took = Object.entries(asked).map(
    async ([what, url]) => [what, await probe(url, PAUSE_MS, signal)] as const,
  );
  return new Map(await Promise.all(took));
}

export const lockedStore: BenchPart = {
  title: "A store that is locked",
  how: `Another process holds the write lock for ${HELD_MS / 1000} s, while a run of ${IDEAS} has rows to write and its status, that of a run which has ended, and a static file are asked for without end.`,
  async measure(): Promise<Figure[]> {
    await ensureBuild();
    const stub = await StubModel.start();
    const server = await startAppServer({ env: stubEnv(stub), seeded: false });
    try {
      const html = await (await fetch(server.url)).text();
      const asset = /"(\/_next\/static\/[^"]+\.js)"/.exec(html)?.[1];
      if (!asset) throw new Error("The page names no script.");
      const ended = await server.start({ num_ideas: 1 });
      await server.end(ended.task_id);
      stub.options = { latency: LATENCY_MS };
      const { task_id } = await server.start({ num_ideas: IDEAS });
      while ((await server.status(task_id)).counts.saved === 0);
      const statusOf = (id: string) => `${server.url}/api/generate-ideas/${id}/status`;
      const asked = {
        "a static file": server.url + asset,
        "the status of a run under way": statusOf(task_id),
        "the status of a run that has ended": statusOf(ended.task_id),
      };
      const before = await probeAll(asked, AbortSignal.timeout(BEFORE_MS));
      const holder = spawn(
        process.execPath,
        ["--import", "tsx", "tests/soak/hold-lock.ts", server.store, "IMMEDIATE", `${HELD_MS}`],
        { stdio: ["ignore", "pipe", "inherit"] },
      );
      await once(holder.stdout, "data");
      const over = new AbortController();
      holder.once("exit", () => over.abort());
      const during = await probeAll(asked, over.signal);
      return Object.keys(asked).flatMap((what) => {
        const [then, now] = [before.get(what) ?? [], during.get(what) ?? []];
        console.log(`${what}: ${now.length} answers, longest ${now.at(-1)?.toFixed(0)} ms`);
        const p99 = quantile(now, 0.99);
        return [
          { what: `p99 of ${what}`, value: p99, unit: "ms", target: { atMost: 100 }, limit: LIMIT },
          { what: `p99 of ${what} ÷ that before the lock`, value: p99 / quantile(then, 0.99), unit: "×" },
        ];
      });
    } finally {
      await server.stop();
      await stub.close();
    }
  },
};
