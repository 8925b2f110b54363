import "server-only";
import { llmEndpoint } from "@/lib/llm/endpoint";
import { spentBudget } from "@/lib/runs/row/token-budget";

/** Whether there is a model that can read: the built-in composer only writes, and does not pretend. */
export const hasModel = () => llmEndpoint().twin === "external";

/** Said while there is none. */
export const NEEDS_MODEL =
  "The comments are stored, but no model is set that could read them: set LLM_BASE_URL and LLM_MODEL_NAME, and they are read by themselves.";

/** What comments wait for before the model is asked about them, in a sentence; null where it can be asked now. */
export async function whyHeld(): Promise<string | null> {
  if (!hasModel()) return NEEDS_MODEL;
  const spent = await spentBudget();
  if (!spent) return null;
  return `Today's budget of ${spent.budget} tokens is spent; comments are read again after midnight UTC, or when DAILY_TOKEN_BUDGET is raised.`;
}
