import "server-only";
import type { RunStatus } from "@/lib/contracts/runs";
import { db } from "@/lib/core/db";
import { type Settings, settings } from "@/lib/settings/settings";

const PER_TOKENS = 1_000_000;

/** A run's model calls and tokens so far, and their cost in US dollars where prices are configured. */
export async function readUsage(taskId: string): Promise<RunStatus["usage"]> {
  const { _count, _sum } = await db().modelCall.aggregate({
    where: { runId: taskId },
    _count: true,
    _sum: { promptTokens: true, completionTokens: true },
  });
  const prompt = _sum.promptTokens ?? 0;
  const completion = _sum.completionTokens ?? 0;
  return {
    calls: _count,
    prompt_tokens: prompt,
    completion_tokens: completion,
    cost: costOf(prompt, completion, settings()),
  };
}

type Prices = Pick<Settings, "LLM_PRICE_INPUT" | "LLM_PRICE_OUTPUT">;

/** US dollars for so many tokens; null where prices are not configured. */
export function costOf(
  prompt: number,
  completion: number,
  { LLM_PRICE_INPUT, LLM_PRICE_OUTPUT }: Prices,
): number | null {
  if (LLM_PRICE_INPUT === undefined || LLM_PRICE_OUTPUT === undefined) return null;
  return (prompt * LLM_PRICE_INPUT + completion * LLM_PRICE_OUTPUT) / PER_TOKENS;
}
