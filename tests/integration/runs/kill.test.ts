import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import Database from "better-sqlite3";
import { expect, test, vi } from "vitest";
import { stream } from "@/lib/pipeline/random";
import { CrashProcess } from "../../support/crash-process";
import { copyTemplate } from "../../support/store-template";
import { stubEnv } from "../../support/stub-env";
import { StubModel } from "../../support/stub-model/stub";

const ROUNDS = 60;
const IDEAS = 12;
/** An idea, its metadata, its scores. */
const CALLS = IDEAS * 3;
const LATENCY: [number, number] = [20, 120];
const SEED = Number(process.env.KILL_SEED ?? 20261123);
const ONLY = process.env.KILL_ROUND;

/** What a killed process leaves: the run it was at, and how its calls stood. */
interface Killed {
  taskId: string;
  calls: number;
  /** Calls the stub has seen and the store knows nothing of: what may have to be made again. */
  unnoted: number;
  /** Calls under way at the stub, a moment before. */
  underWay: number;
}

/** One row of one query on the store of a process that is not there, or only reads. */
function query<T>(file: string, sql: string, ...values: unknown[]): T {
  const store = new Database(file);
  try {
    return store.prepare(sql).get(...values) as T;
  } finally {
    store.close();
  }
}

/** What a kill cost: calls made again, and those that were under way at the stub a moment before. */
interface Cost {
  extra: number;
  underWay: number;
}

function checkSettled(file: string, killed: Killed, callsAfter: number): Cost {
  const { taskId, calls, unnoted, underWay } = killed;
  const run = query(file, "SELECT state, error FROM generation_runs WHERE id = ?", taskId);
  expect(run).toEqual({ state: "SUCCESS", error: null });
  const saved =
    "SELECT count(*) AS n, count(DISTINCT project_id) AS projects FROM generation_rows WHERE run_id = ?";
  expect(query(file, saved, taskId)).toEqual({ n: IDEAS, projects: IDEAS });
  expect(query(file, "PRAGMA integrity_check")).toEqual({ integrity_check: "ok" });
  expect(calls + callsAfter).toBeGreaterThanOrEqual(CALLS);
  const extra = calls + callsAfter - CALLS;
  expect(extra).toBeLessThanOrEqual(unnoted);
  // A row has one call at a time, so no more can have been lost, whatever the store says.
  expect(unnoted).toBeLessThanOrEqual(IDEAS);
  return { extra, underWay };
}

/** Waits for a random number of the run's calls to have begun, then for a random part of a call. */
async function killingMoment(round: number, begun: () => number): Promise<void> {
  const random = stream(SEED, "kill", round);
  const calls = Math.floor(random.float() * (CALLS + 1));
  await vi.waitFor(() => expect(begun()).toBeGreaterThanOrEqual(calls), { interval: 2 });
  await wait(random.float() * LATENCY[1]);
}

/** Rounds on one store: each process ends what the one before was killed at, then starts its own run. */
async function lane(rounds: number[]): Promise<Cost[]> {
  const costs: Cost[] = [];
  const folder = await mkdtemp(join(tmpdir(), "waywo-kill-"));
  const file = join(folder, "waywo.db");
  await copyTemplate(true, file);
  let killed: Killed | null = null;
  try {
    for (const [index, number] of [...rounds, null].entries()) {
      const seen = { seed: number ?? ROUNDS, firstIdea: 40 * index };
      const stub = await StubModel.start({ latency: LATENCY, dimensions: 32, ...seen });
      const app = new CrashProcess(IDEAS, stubEnv(stub, { DATABASE_URL: `file:${file}` }));
      try {
        await app.settled();
        if (killed) costs.push(checkSettled(file, killed, stub.counts.calls));
        if (number === null) break;
        const before = stub.counts.calls;
        const known = query<{ n: number }>(file, "SELECT count(*) AS n FROM model_calls").n;
        const taskId = await app.start();
        await killingMoment(number, () => stub.counts.calls - before);
        const underWay = stub.counts.inFlight;
        await app.kill();
        const noted = query<{ n: number }>(file, "SELECT count(*) AS n FROM model_calls").n - known;
        const calls = stub.counts.calls - before;
        killed = { taskId, calls, unnoted: calls - noted, underWay };
      } catch (error) {
        const round = rounds[Math.max(0, index - 1)];
        throw new Error(`Replay with KILL_SEED=${SEED} KILL_ROUND=${round}`, { cause: error });
      } finally {
        await app.kill();
        await stub.close();
      }
    }
    return costs;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

test(`killed at ${ROUNDS} random moments, every run of ${IDEAS} ends in SUCCESS and pays for no call twice`, {
  timeout: 600_000,
}, async () => {
  const rounds = ONLY ? [Number(ONLY)] : Array.from({ length: ROUNDS }, (_, number) => number);
  // Two lanes for two cores: each mostly waits.
  const half = Math.ceil(rounds.length / 2);
  const costs = (await Promise.all([lane(rounds.slice(0, half)), lane(rounds.slice(half))])).flat();
  expect(costs).toHaveLength(rounds.length);
  const most = Math.max(...costs.map(({ extra }) => extra));
  const answered = costs.filter(({ extra, underWay }) => extra > underWay).length;
  console.info(
    `${costs.length} kills: at most ${most} calls made again; in ${answered} some had been answered, ` +
      "and the answer not yet noted",
  );
});
