import "server-only";
import { db } from "@/lib/core/db";
import { needsSettings } from "@/lib/core/errors";
import type { GenerationBatch } from "@/lib/generated/prisma/client";
import type { BatchOutcome } from "@/lib/generated/prisma/enums";
import { costOf } from "@/lib/llm/call-cost";
import { settings } from "@/lib/settings/settings";
import type { BatchFigures } from "./batch-figures";

/** Why no further run of a batch is started, for good: the batch ends once its open runs have. */
export interface Stop {
  outcome: BatchOutcome;
  sentence: string;
}

/** Runs in a row without one that is a success: what they fail for will not go away by itself. */
const FAILING_RUNS = 3;

/** Derived anew from the store each time: while runs are open, one that succeeds may take it back. */
export async function whyStopped(batch: GenerationBatch, figures: BatchFigures): Promise<Stop | null> {
  return whySpent(batch, figures) ?? (await whyFailing(batch));
}

/** Why a budget is spent, in a sentence. */
export function whySpent(
  { maxTokens, maxCost }: Pick<GenerationBatch, "maxTokens" | "maxCost">,
  { prompt_tokens, completion_tokens }: Pick<BatchFigures, "prompt_tokens" | "completion_tokens">,
): Stop | null {
  const cost = costOf(prompt_tokens, completion_tokens, settings());
  if (maxTokens !== null && prompt_tokens + completion_tokens >= maxTokens)
    return spent(`${maxTokens} tokens`);
  return maxCost !== null && cost !== null && cost >= maxCost ? spent(`$${maxCost}`) : null;
}

const spent = (budget: string): Stop => ({
  outcome: "budget_spent",
  sentence: `The batch's budget of ${budget} is spent; the ideas saved until then are kept. Retry it with a larger one to go on.`,
});

async function whyFailing({ id, startedAt }: GenerationBatch): Promise<Stop | null> {
  const ended = await db().batchRun.findMany({
    where: { batchId: id, settled: true, outcome: null, endedAt: { gte: startedAt ?? new Date(0) } },
    orderBy: [{ endedAt: "desc" }, { place: "desc" }],
    take: FAILING_RUNS,
  });
  const [last] = ended;
  if (last?.state !== "FAILURE") return null;
  const cause = last.error ?? "No idea could be saved.";
  if (needsSettings(last.errorCode ?? "")) {
    return failing(`A run failed for a reason that only other settings undo: ${cause}`);
  }
  if (ended.length < FAILING_RUNS || ended.some(({ state }) => state !== "FAILURE")) return null;
  return failing(`${FAILING_RUNS} runs in a row failed, the last of them: ${cause}`);
}

const failing = (cause: string): Stop => ({
  outcome: "failing",
  sentence: `${cause.replace(/[.\s]*$/, ".")} Put that right, then retry the batch.`,
});
