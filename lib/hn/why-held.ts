import "server-only";
import { spentBudget } from "@/lib/runs/row/token-budget";
import { hasModel, NEEDS_MODEL } from "./has-model";

/** What comments wait for before the model is asked about them, in a sentence; null where it can be asked now. */
export async function whyHeld(): Promise<string | null> {
  if (!hasModel()) return NEEDS_MODEL;
  const spent = await spentBudget();
  if (!spent) return null;
  return `Today's budget of ${spent.budget} tokens is spent; comments are read again after midnight UTC, or when DAILY_TOKEN_BUDGET is raised.`;
}
