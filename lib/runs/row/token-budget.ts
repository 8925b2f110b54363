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
  const spent = await spentBudget();
  if (!spent) return;
  throw new DomainError(
    "budget_spent",
    `Today's budget of ${spent.budget} tokens is spent (${spent.used} used). The run continues after midnight UTC, ` +
      "or when DAILY_TOKEN_BUDGET is raised.",
  );
}

/** The tokens of the day where they have reached DAILY_TOKEN_BUDGET, else null. */
export async function spentBudget(): Promise<{ budget: number; used: number } | null> {
  const budget = settings().DAILY_TOKEN_BUDGET;
  if (budget === undefined) return null;
  const used = await tokensToday();
  return used < budget ? null : { budget, used };
}

/** Tokens of the language model since midnight UTC, of all runs and imports. */
export async function tokensToday(): Promise<number> {
  const today = {
    where: { createdAt: { gte: startOfDay(new Date()) } },
    _sum: { promptTokens: true, completionTokens: true },
  } as const;
  const ofRuns = await db().modelCall.aggregate(today);
  const ofComments = await db().commentCall.aggregate(today);
  return [ofRuns._sum, ofComments._sum].reduce((sum, { promptTokens, completionTokens }) => {
    return sum + (promptTokens ?? 0) + (completionTokens ?? 0);
  }, 0);
}

function startOfDay(now: Date): Date {
  return new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth(), now.getUTCDate()));
}
