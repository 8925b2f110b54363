import "server-only";
import { performance } from "node:perf_hooks";
import type { ObservableResult } from "@opentelemetry/api";
import { db } from "@/lib/core/db";
import { embeddingDeps } from "@/lib/embeddings/deps";
import { llmDeps } from "@/lib/llm/deps";
import type { AdaptiveLimiter } from "@/lib/net/limiter";
import { OPEN_ROW_STATES, OPEN_RUN_STATES } from "@/lib/runs/state";
import { meter } from "@/lib/telemetry/instruments";

/** Has what can be looked up looked up whenever metrics are read: the queue, the limiters, the process. */
export function registerGauges(): void {
  const gauge = (
    name: string,
    description: string,
    unit: string,
    read: (result: ObservableResult) => unknown,
  ) =>
    meter()
      .createObservableGauge(name, { description, unit })
      .addCallback(async (result) => {
        await read(result);
      });

  gauge("waywo.runs.open", "Runs that have not ended", "{run}", observeRuns);
  gauge("waywo.rows.open", "Rows of them that have not ended", "{row}", observeRows);
  const limiterGauge = (name: string, description: string, read: (limiter: AdaptiveLimiter) => number) =>
    gauge(name, description, "{call}", (result) => {
      result.observe(read(llmDeps().limiter), { "waywo.service": "llm" });
      result.observe(read(embeddingDeps().limiter), { "waywo.service": "embeddings" });
    });
  limiterGauge("waywo.limiter.limit", "Calls that may be in flight; a 429 lowers it", ({ limit }) => limit);
  limiterGauge("waywo.limiter.in_flight", "Calls in flight", ({ inFlight }) => inFlight);
  limiterGauge("waywo.limiter.waiting", "Calls that wait for their turn", ({ waiting }) => waiting);
  gauge("process.memory.usage", "Resident memory of the process, its threads included", "By", (result) =>
    result.observe(process.memoryUsage.rss()),
  );
  let before = performance.eventLoopUtilization();
  gauge(
    "nodejs.eventloop.utilization",
    "Share of the time since the last read that the web thread was at work",
    "1",
    (result) => {
      const now = performance.eventLoopUtilization();
      result.observe(performance.eventLoopUtilization(now, before).utilization);
      before = now;
    },
  );
}

async function observeRuns(result: ObservableResult): Promise<void> {
  const where = { state: { in: OPEN_RUN_STATES } };
  const runs = await db().generationRun.groupBy({ by: ["state"], where, _count: true });
  observeStates(result, "waywo.run.state", OPEN_RUN_STATES, runs);
}

async function observeRows(result: ObservableResult): Promise<void> {
  const where = { state: { in: OPEN_ROW_STATES } };
  const rows = await db().generationRow.groupBy({ by: ["state"], where, _count: true });
  observeStates(result, "waywo.row.state", OPEN_ROW_STATES, rows);
}

/** A state that nothing is in counts 0, instead of being left out. */
function observeStates<State extends string>(
  result: ObservableResult,
  label: string,
  states: readonly State[],
  counts: readonly { state: State; _count: number }[],
): void {
  for (const state of states) {
    const count = counts.find((each) => each.state === state)?._count ?? 0;
    result.observe(count, { [label]: state });
  }
}
