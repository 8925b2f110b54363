import type { Answer } from "./clients";
import { groupBy } from "./group-by";
import type { Soak } from "./soak";
import type { Timeline } from "./timeline";
import type { Verdict } from "./verify";

const MAX_SENTENCES = 12;

/** Prints the summary of a soak, and every invariant that did not hold. */
export function printReport(soak: Soak, verdict: Verdict): void {
  const { timeline, ledger, faults, clients, server } = soak;
  const { store, calls } = verdict;
  const list = (counts: Iterable<[unknown, number]>) =>
    [...counts].map(([name, n]) => `${name} ${n}`).join(", ");
  const countBy = (names: string[]) =>
    list([...groupBy(names, (name) => name)].map(([name, { length }]) => [name, length]));
  const lines: [string, string][] = [
    ["events", list(timeline.counts)],
    ["runs", countBy(store.runs.map(({ state, outcome }) => outcome ?? state))],
    ["rows", countBy(store.rows.map(({ state }) => state))],
    [
      "model calls",
      `${list(ledger.fates)}; ${ledger.embeddings} for embeddings; faults: ${list(faults.given)}`,
    ],
    [
      "good answers",
      `${calls.good} delivered, ${calls.noted} stored; not stored: ${list(Object.entries(calls.unnoted))}`,
    ],
    ["memory", verdict.memory],
    ["", heapText(verdict)],
    ["", traceText(soak)],
    ["doctor", `${verdict.doctor.length} findings`],
    ["log", `${server.log.lines} lines; errors: ${list(server.log.errors) || "none"}`],
    ["answers", `${countBy(clients.answers.map(({ status }) => String(status)))}`],
    ...timings(clients.answers.filter(notHalted(verdict)), timeline),
  ];
  console.log("");
  for (const [name, text] of lines) console.log(`${name.padEnd(14)}${text}`);
  for (const { check, sentences } of verdict.broken) {
    console.log(`\nBROKEN: ${check} (${sentences.length})`);
    for (const sentence of sentences.slice(0, MAX_SENTENCES)) console.log(`  ${sentence}`);
    if (sentences.length > MAX_SENTENCES) console.log(`  … and ${sentences.length - MAX_SENTENCES} more`);
  }
  console.log(verdict.broken.length === 0 ? "\nEvery invariant held." : "");
}

function heapText({ middle, end }: Verdict): string {
  if (!middle || !end) return "";
  const of = ({ heapUsed, external }: typeof end) => `${heapUsed.toFixed(0)} + ${external.toFixed(0)} MB`;
  return `heap and external after garbage collection: ${of(middle)}, then ${of(end)}`;
}

/** The least and the greatest of each tenth of the last process's life. */
function traceText({ trace }: Soak): string {
  const pid = trace.samples.at(-1)?.pid;
  const own = trace.samples.filter((sample) => sample.pid === pid).map(({ mb }) => Math.round(mb));
  const size = Math.ceil(own.length / 10);
  const tenths = Array.from({ length: 10 }, (_, n) => own.slice(n * size, (n + 1) * size)).filter(
    ({ length }) => length > 0,
  );
  return `resident each second, by tenths: ${tenths.map((tenth) => `${Math.min(...tenth)}–${Math.max(...tenth)}`).join(" ")}`;
}

/** Leaves out answers that waited for the soak's own collection of garbage. */
function notHalted({ middle, end }: Verdict) {
  const halts = [middle, end].filter((reading) => reading !== null);
  return ({ at, ms }: Answer) => halts.every((halt) => at + ms < halt.from || at > halt.at);
}

/** Response times in milliseconds, and what was going on at the slowest. */
function timings(answers: Answer[], timeline: Timeline): [string, string][] {
  return [...groupBy(answers, ({ read }) => read)].sort().map(([read, all]) => {
    const sorted = all.toSorted((a, b) => a.ms - b.ms);
    const at = (share: number) =>
      sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))]?.ms ?? 0;
    const slowest = sorted.at(-1);
    const during = slowest ? timeline.during(slowest.at, slowest.at + slowest.ms).join(", ") : "";
    const when = slowest ? `at ${timeline.clock(slowest.at)}${during ? ` (${during})` : ""}` : "";
    const text = `${sorted.length} answers; p50 ${at(0.5).toFixed(0)}, p95 ${at(0.95).toFixed(0)}, max ${at(1).toFixed(0)} ms ${when}`;
    return [read, text];
  });
}
