import "server-only";
import type { RunStatus } from "@/lib/contracts/runs";
import { db } from "@/lib/core/db";
import { costOf } from "@/lib/llm/call-cost";
import { settings } from "@/lib/settings/settings";

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
