import { isDeepStrictEqual } from "node:util";
import { type CallFindings, checkCalls } from "./check-calls";
import { checkRetried, checkRows, checkRuns, checkStatus } from "./checks";
import { doctorFindings } from "./doctor";
import type { MemoryReading } from "./memory";
import type { Soak } from "./soak";
import { readStore, type StoreContent } from "./store-reader";

/** Growth that the issue allows, of the memory in the middle. */
const MAX_GROWTH = 0.1;
/** Over a shorter time a process is still warming up. */
const MIN_SPAN_MS = 120_000;

export interface Readings {
  middle: MemoryReading | null;
  end: MemoryReading | null;
}

export interface Verdict extends Readings {
  store: StoreContent;
  calls: CallFindings;
  doctor: string[];
  memory: string;
  /** The broken invariants, each under the name of its check. */
  broken: { check: string; sentences: string[] }[];
}

/** Checks everything that must hold at the end, and once more after a last kill. */
export async function verify(soak: Soak, readings: Readings): Promise<Verdict> {
  const { runs, server, timeline, ledger } = soak;
  const doctor = await doctorFindings(soak.env);
  const store = readStore(soak.store);
  const statuses: string[] = [];
  for (const run of runs.known) {
    const status = await runs.read(run);
    statuses.push(...(status ? checkStatus(store, status) : [`The status of ${run.taskId} cannot be read.`]));
  }
  const calls = checkCalls(store.noted, ledger.locate(store.rows), timeline);
  const memory = judgeMemory(readings);
  const afterKill = await checkAfterKill(soak, store);
  const checks: Record<string, string[]> = {
    "on the way": timeline.broken,
    doctor,
    runs: checkRuns(store, runs.all),
    rows: checkRows(store),
    "status and store": statuses,
    "retried to the end": checkRetried(store),
    "calls paid twice": calls.broken,
    memory: memory.broken,
    "log lines": server.log.odd,
    "after a last kill": afterKill,
  };
  const broken = Object.entries(checks)
    .filter(([, sentences]) => sentences.length > 0)
    .map(([check, sentences]) => ({ check, sentences }));
  return { ...readings, store, calls, doctor, memory: memory.text, broken };
}

/** A power cut when all is done changes nothing. */
async function checkAfterKill({ server, store }: Soak, before: StoreContent): Promise<string[]> {
  await server.end("SIGKILL");
  await server.start();
  const after = readStore(store);
  return isDeepStrictEqual(after, before)
    ? []
    : ["The store's runs, rows or projects are others after a kill."];
}

function judgeMemory({ middle, end }: Readings): { text: string; broken: string[] } {
  if (!middle || !end) return { text: "not read: there is no /proc", broken: [] };
  if (middle.pid !== end.pid) return { text: "not judged: the process was started again", broken: [] };
  const growth = end.rss / middle.rss - 1;
  const minutes = ((end.at - middle.at) / 60_000).toFixed(1);
  const text = `resident ${middle.rss.toFixed(0)} MB in the middle, ${end.rss.toFixed(0)} MB at the end, ${minutes} minutes later (${(growth * 100).toFixed(1)} %)`;
  if (end.at - middle.at < MIN_SPAN_MS) return { text: `${text}; too short to judge`, broken: [] };
  return { text, broken: growth > MAX_GROWTH ? [`The server's memory grew: ${text}.`] : [] };
}
