import "server-only";
import { db } from "@/lib/core/db";
import { DomainError } from "@/lib/core/errors";
import { settings } from "@/lib/settings/settings";

/**
 * Lets a model call be made only while the tokens of the day (UTC, all runs and imports) are below DAILY_TOKEN_BUDGET.
 *
 * @throws DomainError budget_spent
 */
export async function checkTokenBudget(): Promise<void> {
  const budget = settings().DAILY_TOKEN_BUDGET;
  if (budget === undefined) return;
  const today = {
    where: { createdAt: { gte: startOfDay(new Date()) } },
    _sum: { promptTokens: true, completionTokens: true },
  } as const;
  const ofRuns = await db().modelCall.aggregate(today);
  const ofComments = await db().commentCall.aggregate(today);
  const sums = [ofRuns._sum, ofComments._sum];
  const spent = sums.reduce((sum, { promptTokens, completionTokens }) => {
    return sum + (promptTokens ?? 0) + (completionTokens ?? 0);
  }, 0);
  if (spent < budget) return;
  throw new DomainError(
    "budget_spent",
    `Today's budget of ${budget} tokens is spent (${spent} used). The run continues after midnight UTC, or ` +
      "when DAILY_TOKEN_BUDGET is raised.",
  );
}

function startOfDay(now: Date): Date {
  return new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth(), now.getUTCDate()));
}
