import "server-only";
import { z } from "zod";
import { isFinished, RUN_STATES } from "@/lib/contracts/run-state";
import { readSql } from "@/lib/store/sql";

const settledSchema = z.object({
  runs: z.int(),
  ideas: z.int(),
  generated: z.int(),
  saved: z.int(),
  failed: z.int(),
  calls: z.int(),
  prompt_tokens: z.int(),
  completion_tokens: z.int(),
  success: z.int(),
  failure: z.int(),
  cancelled: z.int(),
  last_change: z.string().nullable(),
});

const unsettledSchema = z.object({
  run_id: z.string(),
  num_ideas: z.int(),
  /** Null where the run is gone. */
  state: z.enum(RUN_STATES).nullable(),
  outcome: z.enum(["cancelled"]).nullable(),
  error: z.string().nullable(),
  error_code: z.string().nullable(),
  paused_reason: z.string().nullable(),
  finished_at: z.string().nullable(),
  /** Generated, saved, failed; and when one last changed. */
  rows: z.tuple([z.int(), z.int(), z.int(), z.string().nullable()]),
  /** Their number, and the tokens of prompts and answers. */
  calls: z.tuple([z.int(), z.int(), z.int()]),
});
/** A run of a batch whose end is not noted: it is open, or has just ended. */
export type UnsettledRun = z.output<typeof unsettledSchema>;

type Sums = Omit<z.output<typeof settledSchema>, "last_change">;

/** What a batch's runs add up to. */
export interface BatchFigures extends Sums {
  /** Ideas that are saved or failed, and those of runs that have ended. */
  progress: number;
  pending: number;
  started: number;
  unsettled: UnsettledRun[];
  lastChange: Date | null;
}

interface FiguresRow {
  batch_id: string;
  settled: string;
  unsettled: string;
}

export const isOpen = ({ state }: Pick<UnsettledRun, "state">) => state !== null && !isFinished({ state });

/**
 * What a batch's runs add up to, at one moment: of runs that have ended what was noted then, of the others what they have.
 *
 * @param store the store, or a transaction
 */
export async function readBatchFigures(
  store: { read(sql: string, ids: string): Promise<unknown[]> },
  batchId: string,
): Promise<BatchFigures> {
  const [row] = await store.read(readSql("read-batch-figures"), JSON.stringify([batchId]));
  return figuresOf(row as FiguresRow);
}

/** Reads the columns of the statement `read-batch-figures`. */
export function figuresOf({ settled, unsettled }: Omit<FiguresRow, "batch_id">): BatchFigures {
  const { last_change, ...sums } = settledSchema.parse(JSON.parse(settled));
  const runs = z.array(unsettledSchema).parse(JSON.parse(unsettled));
  const figures = { ...sums, progress: sums.ideas, pending: 0, started: 0 };
  for (const run of runs) add(figures, run);
  const changes = [last_change, ...runs.flatMap((run) => [run.rows[3], run.finished_at])];
  const times = changes.flatMap((time) => (time === null ? [] : new Date(time).getTime()));
  return {
    ...figures,
    unsettled: runs,
    lastChange: times.length > 0 ? new Date(Math.max(...times)) : null,
  };
}

function add(figures: Omit<BatchFigures, "unsettled" | "lastChange">, run: UnsettledRun): void {
  const [generated, saved, failed] = run.rows;
  const [calls, prompt, completion] = run.calls;
  figures.runs++;
  figures.ideas += run.num_ideas;
  figures.progress += isOpen(run) ? saved + failed : run.num_ideas;
  figures.generated += generated;
  figures.saved += saved;
  figures.failed += failed;
  figures.calls += calls;
  figures.prompt_tokens += prompt;
  figures.completion_tokens += completion;
  if (run.state === "PENDING") figures.pending++;
  else if (run.state === "STARTED") figures.started++;
  else if (run.state === "SUCCESS") figures.success++;
  else if (run.outcome === "cancelled") figures.cancelled++;
  else figures.failure++;
}
