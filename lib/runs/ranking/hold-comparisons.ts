import "server-only";
import { db } from "@/lib/core/db";
import { DomainError } from "@/lib/core/errors";
import { singleFlight } from "@/lib/core/single-flight";
import { cutText } from "@/lib/core/unicode";
import type { GenerationRun, RunComparison } from "@/lib/generated/prisma/client";
import { ask } from "@/lib/llm/ask";
import type { Question } from "@/lib/llm/types";
import { responseSchema } from "@/lib/pipeline/ask-column";
import { requireColumn } from "@/lib/pipeline/column";
import { JUDGE_TEMPERATURE } from "@/lib/pipeline/columns/idea-quality";
import { metadata } from "@/lib/pipeline/columns/metadata";
import { projectIdea } from "@/lib/pipeline/columns/project-idea";
import {
  COMPARE_IDEAS,
  COMPARISON_TOKENS,
  type ComparedIdea,
  type Comparison,
  compareIdeasPrompt,
  comparisonFormat,
  comparisonSchema,
} from "@/lib/pipeline/compare-ideas";
import { readSql } from "@/lib/store/sql";
import { runSignal } from "../abort-signals";
import { CANCELLED } from "../end-run";
import { getStoredRun } from "../get-run";
import { heldBy, lockRun, setPausedReason } from "../round";
import { CallLog } from "../row/call-log";
import { MAX_MESSAGE, throwIfTransient, toRowError } from "../row/row-error";
import { checkTokenBudget } from "../row/token-budget";
import { playedComparisons, type SavedIdea, savedIdeas } from "./contenders";
import { swissRound } from "./swiss-round";

/** Of a round of fifty, so that a step does not take minutes. */
const COMPARISONS_A_STEP = 12;

/**
 * "more": call it again; "done": all comparisons are over; "paused": the token budget is spent, ask again later;
 * "superseded": the run has ended, or a newer round holds it.
 */
export type RankingOutcome = "more" | "done" | "paused" | "superseded";

/**
 * Holds some comparisons between the saved ideas of a run: those that are planned and not over, else the first of the next
 * Swiss round. Safe to call twice: a round is planned once, and a comparison is stored with the call that decided it. One that
 * fails counts as not held.
 *
 * @throws only what the queue should try again: a bug, a busy store, a process that is stopping
 */
export function holdComparisons(taskId: string, round: number): Promise<RankingOutcome> {
  return singleFlight(`rank ${taskId} ${round}`, async () => {
    // Taken before the run is read, so that no abort falls in between.
    const signal = runSignal(taskId);
    const run = await getStoredRun(taskId);
    const planned = await plannedComparisons(run, round);
    if (planned === null) return "superseded";
    if (planned.length === 0) return "done";
    const ideas = await savedIdeas(run.id);
    const ended = await Promise.allSettled(
      planned.map((comparison) => hold({ run, round, signal }, comparison, ideas)),
    );
    const failed = ended.find((one) => one.status === "rejected");
    if (failed) throw failed.reason;
    const outcomes = ended.map((one) => (one.status === "fulfilled" ? one.value : "over"));
    if (outcomes.includes("superseded")) return "superseded";
    return outcomes.includes("paused") ? "paused" : "more";
  });
}

/** The first of those that are not over; where there are none, those of the next round. Null for a run that is not held. */
function plannedComparisons({ id }: GenerationRun, round: number): Promise<RunComparison[] | null> {
  return db().$transaction(async (tx) => {
    if (!(await lockRun(tx, id, round))) return null;
    const planned = () =>
      tx.runComparison.findMany({
        where: { runId: id, state: "planned" },
        orderBy: { id: "asc" },
        take: COMPARISONS_A_STEP,
      });
    const open = await planned();
    if (open.length > 0) return open;
    const { _max } = await tx.runComparison.aggregate({ where: { runId: id }, _max: { round: true } });
    const pairings = swissRound(await savedIdeas(id, tx), await playedComparisons(id, tx));
    await tx.runComparison.createMany({
      data: pairings.map((pairing) => ({ runId: id, round: (_max.round ?? 0) + 1, ...pairing })),
    });
    return planned();
  });
}

interface Ranking {
  run: GenerationRun;
  round: number;
  signal: AbortSignal;
}

async function hold(
  ranking: Ranking,
  comparison: RunComparison,
  ideas: readonly SavedIdea[],
): Promise<"over" | "paused" | "superseded"> {
  const { run, round } = ranking;
  const low = ideas.find(({ row }) => row === comparison.lowRow);
  const high = ideas.find(({ row }) => row === comparison.highRow);
  const calls = new CallLog({
    runId: run.id,
    row: comparison.lowRow,
    column: COMPARE_IDEAS,
    candidate: low?.candidate.number ?? 0,
  });
  const where = { id: comparison.id, state: "planned" } as const;
  try {
    if (!low || !high) throw new DomainError("not_found", "One of the ideas is not there any more.");
    const [first, second] = comparison.lowFirst ? [low, high] : [high, low];
    const { better, reasoning } = await ask(questionOf(ranking, comparison, { first, second, calls }));
    const winnerRow = (better === "a" ? first : second).row;
    const held = { sql: readSql("hold-comparison"), values: [winnerRow, reasoning, comparison.id] };
    await db().direct.write(held, ...calls.inserts());
    return "over";
  } catch (thrown) {
    const error = toRowError(thrown);
    throwIfTransient(error);
    const { code, message } = error.reason;
    if (code === "run_cancelled" || code === "run_stopped") return "superseded";
    if (code === "budget_spent") {
      await setPausedReason({ id: run.id, round }, message);
      return "paused";
    }
    const data = { state: "failed", error: cutText(message, MAX_MESSAGE) } as const;
    await db().runComparison.updateMany({ where, data });
    return "over";
  }
}

interface Compared {
  first: SavedIdea;
  second: SavedIdea;
  calls: CallLog;
}

function questionOf(
  { run, round, signal }: Ranking,
  { lowRow, highRow }: RunComparison,
  { first, second, calls }: Compared,
): Question<Comparison> {
  const seed = (run.seed + lowRow * PAIR_STEP + highRow) % SEEDS;
  return {
    label: "the comparison of two ideas",
    prompt: compareIdeasPrompt(comparedIdea(first), comparedIdea(second), seed),
    temperature: JUDGE_TEMPERATURE,
    maxTokens: COMPARISON_TOKENS,
    answer: {
      kind: "json",
      name: COMPARE_IDEAS,
      schema: comparisonSchema,
      jsonSchema: responseSchema({ format: comparisonFormat }),
    },
    group: run.id,
    seed,
    signal,
    beforeCall: async () => {
      await checkTokenBudget();
      await touchRun(run.id, round);
    },
    onCall: calls.add,
    onWait: (reason) => setPausedReason({ id: run.id, round }, reason),
  };
}

/** A prime above the number of rows in a run. */
const PAIR_STEP = 101;
/** Seeds are 31 bits wide, as endpoints take them. */
const SEEDS = 2 ** 31;

const comparedIdea = ({ candidate }: SavedIdea): ComparedIdea => ({
  projectIdea: requireColumn(projectIdea, candidate),
  metadata: requireColumn(metadata, candidate),
});

/** Notes that the work goes on; on a full disk no call is made. */
async function touchRun(id: string, round: number): Promise<void> {
  const data = { updatedAt: new Date() };
  const { count } = await db().generationRun.updateMany({ where: { id, ...heldBy(round) }, data });
  if (count === 0) throw new DomainError("run_cancelled", CANCELLED);
}
