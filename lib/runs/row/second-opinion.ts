import "server-only";
import { type SecondOpinion, secondOpinionSchema } from "@/lib/contracts/rows";
import { db } from "@/lib/core/db";
import { cutText } from "@/lib/core/unicode";
import type { GenerationCandidate } from "@/lib/generated/prisma/client";
import { ask } from "@/lib/llm/ask";
import { llmDeps } from "@/lib/llm/deps";
import { type ModelEndpoint, secondJudgeEndpoint } from "@/lib/llm/endpoint";
import type { Question } from "@/lib/llm/types";
import { responseSchema } from "@/lib/pipeline/ask-column";
import { requireColumn } from "@/lib/pipeline/column";
import {
  type IdeaQuality,
  ideaQuality,
  ideaQualityPrompt,
  ideaQualitySchema,
  JUDGE_TEMPERATURE,
} from "@/lib/pipeline/columns/idea-quality";
import { metadata } from "@/lib/pipeline/columns/metadata";
import { projectIdea } from "@/lib/pipeline/columns/project-idea";
import type { GradedExample } from "@/lib/pipeline/graded-examples/graded-examples";
import { modelSeed, writtenColumns } from "@/lib/pipeline/pipeline";
import { readSql } from "@/lib/store/sql";
import { writtenLanguage } from "../written-language";
import { CallLog } from "./call-log";
import { chooseExamples, exampleIds } from "./choose-examples";
import type { RowJob } from "./generate-candidates";
import { MAX_MESSAGE, toRowError } from "./row-error";
import { checkTokenBudget } from "./token-budget";

/** Null where no second judge was asked. */
export function readSecondOpinion({
  secondOpinion,
}: Pick<GenerationCandidate, "secondOpinion">): SecondOpinion | null {
  return secondOpinion === null ? null : secondOpinionSchema.parse(JSON.parse(secondOpinion));
}

/** By how much the second judge's idea score differs from the judge's own; null where there are not both. */
export function disagreementOf(
  candidate: Pick<GenerationCandidate, "secondOpinion" | "ideaScore" | "absoluteIdeaScore">,
): number | null {
  const own = candidate.absoluteIdeaScore ?? candidate.ideaScore;
  const other = readSecondOpinion(candidate)?.idea_score ?? null;
  return own === null || other === null ? null : Math.abs(own - other);
}

/** What stops the row, whatever was asked. */
const STOPS = new Set(["run_cancelled", "budget_spent", "stopping", "store_unavailable", "internal"]);

/**
 * Has the second judge score a judged candidate, where one is configured and was not asked yet. It sees what the judge saw.
 * What it says is stored and shown, and decides nothing; where it fails, the sentence that says why is stored in its place.
 *
 * @throws RowError where the row itself has to stop: cancelled, the token budget spent, a process that is stopping, a bug
 */
export async function askSecondJudge(
  job: RowJob,
  candidate: GenerationCandidate,
): Promise<GenerationCandidate> {
  const endpoint = secondJudgeEndpoint();
  if (!endpoint || candidate.secondOpinion !== null || candidate.ideaScore === null) return candidate;
  const examples = await chooseExamples(job, candidate);
  const calls = new CallLog({
    runId: job.run.id,
    row: job.row.row,
    column: "second_opinion",
    candidate: candidate.number,
    examples: exampleIds(examples),
  });
  const opinion = await opinionOf(job, candidate, { endpoint, examples, calls });
  const secondOpinion = JSON.stringify(opinion);
  const stored = { sql: readSql("store-second-opinion"), values: [secondOpinion, candidate.id] };
  await db().direct.write(stored, ...calls.inserts());
  return { ...candidate, secondOpinion };
}

interface Asked {
  endpoint: ModelEndpoint;
  examples: GradedExample[];
  calls: CallLog;
}

async function opinionOf(
  { run, row, pipeline, signal, touch }: RowJob,
  candidate: GenerationCandidate,
  { endpoint, examples, calls }: Asked,
): Promise<SecondOpinion> {
  const columns = writtenColumns(pipeline);
  const place = columns.findIndex(({ name }) => name === ideaQuality.name);
  const seed = modelSeed(run.seed, row.row, candidate.number, place);
  try {
    const question: Question<IdeaQuality> = {
      label: "the second opinion",
      prompt: ideaQualityPrompt({
        projectIdea: requireColumn(projectIdea, candidate),
        metadata: requireColumn(metadata, candidate),
        examples,
        targetComplexity: row.targetComplexity,
        language: await writtenLanguage(run),
        seed,
      }),
      temperature: JUDGE_TEMPERATURE,
      maxTokens: ideaQuality.maxTokens,
      answer: {
        kind: "json",
        name: ideaQuality.name,
        schema: ideaQualitySchema,
        jsonSchema: responseSchema(ideaQuality),
      },
      group: run.id,
      // After all columns of the row: nothing waits for it but the row itself.
      turn: { done: columns.length },
      seed,
      signal,
      beforeCall: async () => {
        await checkTokenBudget();
        await touch();
      },
      onCall: calls.add,
    };
    const quality = await ask(question, llmDeps(endpoint));
    return {
      model: endpoint.model,
      idea_score: quality.ideaScore,
      complexity_score: quality.complexityScore,
      idea_reasoning: quality.ideaReasoning,
      complexity_reasoning: quality.complexityReasoning,
      error: null,
    };
  } catch (thrown) {
    const error = toRowError(thrown);
    if (STOPS.has(error.reason.code)) throw error;
    return {
      model: endpoint.model,
      idea_score: null,
      complexity_score: null,
      idea_reasoning: null,
      complexity_reasoning: null,
      error: cutText(error.reason.message, MAX_MESSAGE),
    };
  }
}
