import "server-only";
import type { EstimateQuery, RunEstimate } from "@/lib/contracts/estimate";
import { costOf } from "@/lib/llm/call-cost";
import { llmEndpoint } from "@/lib/llm/endpoint";
import { longRead } from "@/lib/projects/long-read";
import { settings } from "@/lib/settings/settings";
import { readSql } from "@/lib/store/sql";
import { type Calls, forecast, type PastRun } from "./forecast";

/** Where no run tells. */
export const NO_ESTIMATE: RunEstimate = {
  calls: null,
  prompt_tokens: null,
  completion_tokens: null,
  seconds: null,
  cost: null,
  runs: 0,
};

/** Past runs to look at: what a model took a hundred runs ago says little. */
const LOOKED_AT = 60;

/**
 * What a run will take with the model that writes now, from the runs that it has written; null where there are none.
 *
 * @throws DomainError store_unavailable when the store or the thread does not answer
 */
export async function estimateRun(query: EstimateQuery): Promise<RunEstimate> {
  const past = await readPastRuns(llmEndpoint().model);
  const wanted = {
    numIdeas: query.num_ideas,
    maxCandidates: query.max_candidates,
    ideasPerCall: query.ideas_per_call,
    minIdeaScore: query.min_idea_score ?? 0,
  };
  const found = forecast(wanted, query.judge === "pairwise", past);
  if (!found) return NO_ESTIMATE;
  const { calls, promptTokens, completionTokens, seconds } = found;
  return {
    calls,
    prompt_tokens: promptTokens,
    completion_tokens: completionTokens,
    seconds,
    cost: costOf(promptTokens, completionTokens, settings()),
    runs: past.length,
  };
}

async function readPastRuns(model: string): Promise<PastRun[]> {
  const rows = (await longRead(readSql("read-run-usage"), [model, LOOKED_AT])) as (number | null)[][];
  return rows.map((row) => {
    const [numIdeas, maxCandidates, ideasPerCall, minIdeaScore, ms, ...counts] = row;
    const [ideas, comparisons, others] = [0, 3, 6].map((at): Calls => {
      const [calls, promptTokens, completionTokens] = counts.slice(at).map(Number);
      return { calls: calls ?? 0, promptTokens: promptTokens ?? 0, completionTokens: completionTokens ?? 0 };
    }) as [Calls, Calls, Calls];
    return {
      numIdeas: Number(numIdeas),
      maxCandidates: Number(maxCandidates),
      ideasPerCall: Number(ideasPerCall),
      minIdeaScore: Number(minIdeaScore),
      seconds: ms === null || ms === undefined || !(ms > 0) ? null : ms / 1000,
      ideas,
      comparisons,
      others,
    };
  });
}
