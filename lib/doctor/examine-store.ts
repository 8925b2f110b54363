import "server-only";
import { logger } from "@/lib/core/logger";
import { RUN_CHECKS, STORE_CHECKS } from "./checks";
import { damage } from "./checks/damage";
import { examinedRuns } from "./examined-run";
import type { Fault, Finding, Scope } from "./finding";

export type { Finding } from "./finding";

/** What an examination tells at most; a store that is this wrong is restored, not read through. */
const MAX_FINDINGS = 1000;
/** A repair may bring another fault to light: a row that is put right, a run that does not add up. */
const MAX_REPAIRS = 4;

export interface ExamineOptions {
  /** Looks only at runs that changed since then and at projects made since then, and not through the whole file. */
  since?: Date;
  /** Puts right what can be put right without guessing. */
  repair?: boolean;
  /** Reads whole tables in a worker thread; for a server, whose own thread has others to answer. */
  inThread?: boolean;
  /** Ends the examination early. */
  signal?: AbortSignal;
}

export interface Examination {
  /** What is wrong; after a repair, what is left. */
  findings: Finding[];
  /** How many findings were put right. */
  repaired: number;
}

/**
 * Looks for what should never be in the store: rows that nobody accounts for, entries that name nothing, states and
 * vectors that cannot be, tags and a search index that are not the projects', a journal that does not fit its runs.
 * Safe while runs are under way, and in short steps.
 *
 * @throws the signal's reason, once it is aborted
 */
export async function examineStore(options: ExamineOptions = {}): Promise<Examination> {
  const scope: Scope = { since: options.since ?? null, inThread: options.inThread ?? false };
  let repaired = 0;
  for (let round = 0; options.repair && round < MAX_REPAIRS; round++) {
    const done = await repairAll(scope, options.signal);
    repaired += done;
    if (done === 0) break;
  }
  const findings: Finding[] = [];
  for await (const { repair, ...fault } of faults(scope, options.signal)) {
    findings.push({ ...fault, repairable: repair !== undefined });
    if (findings.length >= MAX_FINDINGS) break;
  }
  return { findings, repaired };
}

async function repairAll(scope: Scope, signal: AbortSignal | undefined): Promise<number> {
  let repaired = 0;
  for await (const { repair, ...fault } of faults(scope, signal)) {
    if (!repair) continue;
    try {
      await repair();
      repaired++;
      logger.info({ finding: fault }, "repaired");
    } catch (error) {
      logger.warn({ err: error, finding: fault }, "could not be repaired");
    }
  }
  return repaired;
}

async function* faults(scope: Scope, signal: AbortSignal | undefined): AsyncGenerator<Fault> {
  let damaged = false;
  for await (const fault of damage(scope, signal)) {
    damaged = true;
    yield fault;
  }
  if (damaged) return;
  for (const check of STORE_CHECKS) {
    for await (const fault of check(scope)) {
      signal?.throwIfAborted();
      yield fault;
    }
    signal?.throwIfAborted();
  }
  for await (const run of examinedRuns(scope)) {
    signal?.throwIfAborted();
    for (const check of RUN_CHECKS) yield* check(run);
  }
}
