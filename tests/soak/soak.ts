import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { copyTemplate } from "../support/store-template";
import { stubEnv } from "../support/stub-env";
import { StubModel } from "../support/stub-model/stub";
import { Clients } from "./clients";
import { Conductor } from "./conductor";
import { keepEvidence } from "./evidence";
import { Faults } from "./faults";
import { Ledger } from "./ledger";
import { MemoryTrace, readMemory } from "./memory";
import { type Kind, planSoak, type SoakEvent } from "./plan";
import { printReport } from "./report";
import { SoakRuns } from "./runs";
import { SoakServer } from "./server";
import { settle } from "./settle";
import { mountDisk, whyNoDisk } from "./store-trouble";
import { Timeline } from "./timeline";
import { type Verdict, verify } from "./verify";

/** The parts of a soak; the plan says what happens to them. */
export interface Soak {
  store: string;
  env: Record<string, string>;
  timeline: Timeline;
  stub: StubModel;
  faults: Faults;
  ledger: Ledger;
  server: SoakServer;
  runs: SoakRuns;
  clients: Clients;
  trace: MemoryTrace;
}

interface SoakOptions {
  minutes: number;
  seed: number;
  kinds: Kind[];
}

/**
 * The C library keeps what is freed, and what it keeps depends on chance; told to give it back, a process holds what it
 * uses (mallopt(3)).
 */
const GIVE_BACK = {
  MALLOC_ARENA_MAX: "2",
  MALLOC_TRIM_THRESHOLD_: "131072",
  MALLOC_MMAP_THRESHOLD_: "65536",
};
/** Milliseconds of a good answer. */
const LATENCY: [number, number] = [80, 500];

/**
 * Runs a soak and prints what happens and what came of it.
 *
 * @returns whether every invariant held
 */
export async function soak({ minutes, seed, kinds }: SoakOptions): Promise<boolean> {
  const totalMs = minutes * 60_000;
  const folder = mkdtempSync(join(tmpdir(), "waywo-soak-"));
  const exit: (() => void)[] = [() => rmSync(folder, { recursive: true, force: true })];
  // Also when a signal or an error ends the process: no server, no disk is left behind.
  process.once("exit", () => {
    for (const leave of exit.toReversed()) leave();
  });

  const disk = join(folder, "disk");
  mkdirSync(disk);
  const timeline = new Timeline();
  const possible = kinds.filter((kind) => kind !== "disk" || saysDisk(timeline));
  if (possible.includes("disk")) exit.push(mountDisk(disk));
  const parts = await assemble(
    { store: join(disk, "waywo.db"), log: join(folder, "server.log") },
    seed,
    timeline,
  );
  exit.push(() => parts.server.killNow());

  let verdict: Verdict | undefined;
  try {
    const readings = await play(parts, planSoak(seed, totalMs, possible), totalMs);
    verdict = await verify(parts, readings);
    await parts.server.end("SIGTERM");
    printReport(parts, verdict);
    return verdict.broken.length === 0;
  } finally {
    await parts.stub.close();
    if (verdict?.broken.length !== 0) {
      parts.server.killNow();
      await keepEvidence(folder, parts, verdict);
      exit.shift();
    }
  }
}

/** Both halves of the plan, each with a rest in which the memory is read. */
async function play(parts: Soak, plan: SoakEvent[], totalMs: number) {
  const { server, clients, trace, faults } = parts;
  const isLate = ({ at }: SoakEvent) => at >= totalMs / 2;
  const conductor = new Conductor(parts);
  await server.start();
  clients.start();
  trace.start(server);
  await conductor.play(plan.filter((event) => !isLate(event)));
  await settle(parts);
  const middle = await readMemory(server);
  faults.resume();
  await conductor.play(plan.filter(isLate), totalMs / 2);
  await settle(parts);
  const end = await readMemory(server);
  await clients.stop();
  trace.stop();
  return { middle, end };
}

function saysDisk(timeline: Timeline): boolean {
  const why = whyNoDisk();
  if (why) timeline.say("disk", `left out: ${why}`);
  return why === null;
}

async function assemble(
  { store, log }: { store: string; log: string },
  seed: number,
  timeline: Timeline,
): Promise<Soak> {
  await copyTemplate(true, store);
  const stub = await StubModel.start({ dimensions: 256, latency: LATENCY, seed });
  const faults = new Faults(seed);
  stub.answer(faults.hook);
  const env = stubEnv(stub, {
    DATABASE_URL: `file:${store}`,
    LLM_TIMEOUT_MS: "6000",
    ...GIVE_BACK,
    // The server watches its parent only where npm started it; the soak may have been started without.
    npm_lifecycle_event: "soak",
  });
  const server = new SoakServer(env, log, timeline);
  const runs = new SoakRuns(server, timeline);
  return {
    store,
    env,
    timeline,
    stub,
    faults,
    ledger: new Ledger(stub),
    server,
    runs,
    clients: new Clients(server, runs, seed, timeline),
    trace: new MemoryTrace(),
  };
}
