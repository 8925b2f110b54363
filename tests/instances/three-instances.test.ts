import { setTimeout as wait } from "node:timers/promises";
import { afterEach, expect, test } from "vitest";
import { endOfRun, runStatus, startRun } from "../support/api-client";
import { readEvents } from "../support/read-events";
import { stubEnv } from "../support/stub-env";
import { StubModel } from "../support/stub-model/stub";
import { type Cluster, startCluster } from "./cluster";

const INSTANCES = 3;
/** The whole of it takes ten minutes: INSTANCES_RUNS=20 INSTANCES_IDEAS=50. */
const RUNS = Number(process.env.INSTANCES_RUNS ?? 6);
const IDEAS = Number(process.env.INSTANCES_IDEAS ?? 10);
const LLM_CONCURRENCY = 12;
const BETWEEN_KILLS_MS = 5000;
const COLUMNS = 3;

let stub: StubModel;
let cluster: Cluster;
afterEach(async () => {
  await cluster?.stop();
  await stub?.close();
});

test("three instances that are killed one after the other end every run, and share the calls", async () => {
  stub = await StubModel.start({ dimensions: 16, latency: 200 });
  cluster = await startCluster(INSTANCES, stubEnv(stub, { LLM_CONCURRENCY: String(LLM_CONCURRENCY) }), {
    doubled: 0.05,
  });
  const urlOf = (nth: number) => cluster.urls()[nth % INSTANCES] ?? "";
  const started = await Promise.all(
    Array.from({ length: RUNS }, (_, nth) =>
      startRun(urlOf(nth), {
        num_ideas: IDEAS,
        seed: nth + 1,
        max_candidates: 1,
        measures: { purpose_novelty: false },
      }),
    ),
  );
  let [kills, over] = [0, false];
  const killing = (async () => {
    while (!over) {
      await wait(BETWEEN_KILLS_MS);
      if (over) return;
      kills++;
      await cluster.replaceOne();
    }
  })();
  const isOpen = async ({ task_id }: { task_id: string }) =>
    !/SUCCESS|FAILURE/.test((await runStatus(urlOf(0), task_id).catch(() => ({ state: "" }))).state);
  for (const run of started) while (await isOpen(run)) await wait(500);
  over = true;
  await killing;

  const ended = await Promise.all(started.map(({ task_id }, nth) => endOfRun(urlOf(nth), task_id)));
  expect(ended.map(({ state, counts }) => ({ state, counts }))).toEqual(
    ended.map(() => ({ state: "SUCCESS", counts: expect.objectContaining({ saved: IDEAS, failed: 0 }) })),
  );
  console.info(
    `${RUNS} × ${IDEAS} ideas: ${kills} kills, ${stub.counts.calls} calls of ${COLUMNS * RUNS * IDEAS}, at most ${stub.counts.greatestInFlight} in flight`,
  );
  expect(stub.counts.greatestInFlight).toBeLessThanOrEqual(LLM_CONCURRENCY);
  expect(stub.counts.calls).toBeGreaterThanOrEqual(COLUMNS * RUNS * IDEAS);
  // What an instance had in flight when it was killed, or was about to store, is asked for again.
  expect(stub.counts.calls - COLUMNS * RUNS * IDEAS).toBeLessThanOrEqual(kills * LLM_CONCURRENCY);

  // Whichever instance a browser reaches, it hears of a run that others work on, to its end.
  const { task_id } = await startRun(urlOf(0), { num_ideas: 6, max_candidates: 1 });
  const streams = cluster.urls().map((url) => lastStatus(`${url}/api/generate-ideas/${task_id}/events`));
  for (const status of await Promise.all(streams))
    expect(status).toMatchObject({ state: "SUCCESS", counts: { saved: 6, failed: 0 } });

  // Lists are the same on every instance, and nothing is saved twice.
  const lists = await Promise.all(
    cluster.urls().map(async (url) => {
      const response = await fetch(`${url}/api/waywo-projects?source=nemo_data_designer&limit=1`);
      return (await response.json()).total;
    }),
  );
  expect(lists).toEqual(lists.map(() => RUNS * IDEAS + 6));
});

/** What the events of a run have come to when they end. */
async function lastStatus(url: string): Promise<Record<string, unknown>> {
  const status = {};
  for await (const { event, data } of readEvents(await fetch(url)))
    if (event === "status") Object.assign(status, data);
  return status;
}
