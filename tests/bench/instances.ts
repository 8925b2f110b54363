import { setTimeout as wait } from "node:timers/promises";
import pg from "pg";
import { LOCKS } from "../../lib/store/postgres/locks";
import { findPostgres } from "../../scripts/lib/find-postgres.mjs";
import { type Cluster, startCluster } from "../instances/cluster";
import { runStatus, startRun } from "../support/api-client";
import { type PostgresServer, startPostgres } from "../support/postgres/server";
import { makeTemplates, SERVER } from "../support/postgres/template";
import { ensureBuild } from "./built-app";
import type { BenchPart, Figure } from "./figure";
import { median } from "./load";
import { startStub } from "./server/bench-server";
import { familyCpu, processCpu } from "./server/process-figures";

const SIZES = [1, 2, 3];
const RUNS = 6;
const IDEAS = 50;
const CONCURRENCY = 48;
const POLL_MS = 500;
/** Between two looks at the store's lock; a look takes PostgreSQL 0.3 ms. */
const LOOK_MS = 50;
/** Transactions of one statement, one after another. */
const COMMITS = 300;

/** What several instances reach on one PostgreSQL, and what an idea takes of each of its parts. */
export const instances: BenchPart = {
  title: "Several instances on PostgreSQL",
  how: `${RUNS} runs of ${IDEAS} ideas at once, model and embeddings in another process that answers at once, ${CONCURRENCY} calls in flight over all, one to three production servers on one PostgreSQL whose commits wait for the disk; an Inngest server's part is played by the bench's process. All of it on the same cores.`,
  async measure() {
    await ensureBuild();
    const bin = findPostgres();
    if (!bin) throw new Error("There is no PostgreSQL; name the folder of its programs in POSTGRES_BIN.");
    const postgres = await startPostgres(bin, { durable: true });
    try {
      const server = postgres.url("").replace(/\/$/, "");
      await makeTemplates(server);
      process.env.TEST_STORE = "postgres";
      process.env[SERVER] = server;
      const figures: Figure[] = [];
      for (const size of SIZES) figures.push(...(await measureSize(size, postgres)));
      return figures;
    } finally {
      await postgres.stop();
    }
  },
};

async function measureSize(size: number, postgres: PostgresServer): Promise<Figure[]> {
  const stub = await startStub({ dimensions: 512 });
  const cluster = await startCluster(size, { ...stub.env, LLM_CONCURRENCY: String(CONCURRENCY) });
  const client = new pg.Client({ connectionString: cluster.database });
  await client.connect();
  try {
    // Code that is not compiled yet would count for the ideas.
    await runAll(cluster, size, 3);
    const cpu = () => cluster.pids().reduce((sum, pid) => sum + processCpu(pid), 0);
    const [start, apps, store, own] = [performance.now(), cpu(), familyCpu(postgres.pid), process.cpuUsage()];
    const [commits, writes] = [await commitsOf(client), await writesOf(client)];
    const lock = await watchLock(postgres);
    await runAll(cluster, RUNS, IDEAS);
    const held = await lock.end();
    const seconds = (performance.now() - start) / 1000;
    const ideas = RUNS * IDEAS;
    const { user, system } = process.cpuUsage(own);
    const of = `${size} instance${size > 1 ? "s" : ""}`;
    return [
      { what: `${of}: ideas a second`, value: ideas / seconds },
      { what: `${of}: CPU an idea, instances`, value: (cpu() - apps) / ideas, unit: "ms" },
      {
        what: `${of}: CPU an idea, PostgreSQL`,
        value: (familyCpu(postgres.pid) - store) / ideas,
        unit: "ms",
      },
      { what: `${of}: CPU an idea, Inngest's part`, value: (user + system) / 1000 / ideas, unit: "ms" },
      { what: `${of}: transactions an idea`, value: ((await commitsOf(client)) - commits) / ideas },
      { what: `${of}: of which write`, value: ((await writesOf(client)) - writes) / ideas },
      { what: `${of}: the store's lock is held, of the time`, value: held },
      {
        what: `${of}: the store's lock is held for an idea`,
        value: (held * seconds * 1000) / ideas,
        unit: "ms",
      },
      ...(size === 1
        ? [{ what: "a transaction of one statement, median", value: await commitMs(client), unit: "ms" }]
        : []),
    ];
  } finally {
    await client.end();
    await cluster.stop();
    await stub.stop();
  }
}

async function runAll(cluster: Cluster, runs: number, ideas: number): Promise<void> {
  const urls = cluster.urls();
  const urlOf = (nth: number) => urls[nth % urls.length] ?? "";
  const body = { num_ideas: ideas, max_candidates: 1, measures: { purpose_novelty: false } };
  const started = await Promise.all(
    Array.from({ length: runs }, (_, nth) => startRun(urlOf(nth), { ...body, seed: nth + 1 })),
  );
  for (const [nth, { task_id }] of started.entries()) {
    for (;;) {
      const { state, counts } = await runStatus(urlOf(nth), task_id);
      if (state === "FAILURE" || (state === "SUCCESS" && counts.saved < ideas))
        throw new Error(`A run of the bench ended as ${state} with ${counts.saved} of ${ideas} saved.`);
      if (state === "SUCCESS") break;
      await wait(POLL_MS);
    }
  }
}

/** Of the whole database, reading ones too. */
async function commitsOf(client: pg.Client): Promise<number> {
  await client.query("SELECT pg_stat_clear_snapshot()");
  const sql = "SELECT xact_commit FROM pg_stat_database WHERE datname = current_database()";
  const { rows } = await client.query<{ xact_commit: string }>(sql);
  return Number(rows[0]?.xact_commit);
}

/** Transactions that have written: only they are given a number. */
async function writesOf(client: pg.Client): Promise<number> {
  const { rows } = await client.query<{ next: string }>(
    "SELECT pg_snapshot_xmax(pg_current_snapshot()) AS next",
  );
  return Number(rows[0]?.next);
}

/**
 * Looks, every `LOOK_MS`, whether a writer holds the store's lock; from another database, whose transactions do not
 * count here.
 *
 * @returns what ends it, with the share of looks that found it held
 */
async function watchLock(postgres: PostgresServer): Promise<{ end(): Promise<number> }> {
  const client = new pg.Client({ connectionString: postgres.url("postgres") });
  await client.connect();
  const ended = new AbortController();
  const looks = (async () => {
    let [held, all] = [0, 0];
    const sql = "SELECT 1 FROM pg_locks WHERE locktype = 'advisory' AND objid = $1 AND granted";
    for (; !ended.signal.aborted; all++) {
      const { rowCount } = await client.query(sql, [LOCKS.write]);
      if (rowCount) held++;
      await wait(LOOK_MS);
    }
    return held / all;
  })();
  return {
    async end() {
      ended.abort();
      const share = await looks;
      await client.end();
      return share;
    },
  };
}

async function commitMs(client: pg.Client): Promise<number> {
  const took: number[] = [];
  for (let nth = 0; nth < COMMITS; nth++) {
    const start = performance.now();
    await client.query("BEGIN");
    await client.query("SELECT pg_advisory_xact_lock(1)");
    await client.query("UPDATE corpus_state SET version = version + 1");
    await client.query("COMMIT");
    took.push(performance.now() - start);
  }
  return median(took);
}
