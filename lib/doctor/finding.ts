import type { ExaminedRun } from "./examined-run";

/** Something in the store that should never be. */
export interface Finding {
  code: string;
  /** What is wrong and where, for a person. */
  sentence: string;
  runId?: string;
  /** From 0. */
  row?: number;
  projectId?: number;
  /** Whether `--repair` can put it right. */
  repairable: boolean;
}

/** A finding, with what puts it right where that can be done without guessing. */
export interface Fault extends Omit<Finding, "repairable"> {
  /** Safe while runs are under way: a small transaction, and no change where the fault is gone. */
  repair?: () => Promise<unknown>;
}

/** What an examination looks at. */
export interface Scope {
  /** Runs that changed since then, and projects made since then; null for everything. */
  since: Date | null;
  /** Whether whole tables are read in a worker thread. */
  inThread: boolean;
}

/** Looks at one run as it was at one moment. What it finds in an open run must be wrong at any moment. */
export type RunCheck = (run: ExaminedRun) => Fault[];

/** Looks at anything else, a bounded page at a time. */
export type StoreCheck = (scope: Scope) => AsyncIterable<Fault>;
