import "server-only";
import { db } from "@/lib/core/db";
import { DomainError } from "@/lib/core/errors";
import { readList } from "@/lib/core/json-list";
import type {
  GenerationCandidate,
  GenerationRow,
  GenerationRun,
  Prisma,
} from "@/lib/generated/prisma/client";
import type { AskContext } from "@/lib/pipeline/ask-context";
import type { Metadata, RowSamples, WrittenColumn } from "@/lib/pipeline/columns";
import { judgeIdea } from "@/lib/pipeline/judge-idea";
import { modelSeed } from "@/lib/pipeline/model-seed";
import { writeMetadata } from "@/lib/pipeline/write-metadata";
import { writeProjectIdea } from "@/lib/pipeline/write-project-idea";
import { readVocabulary } from "@/lib/projects/read-vocabulary";
import { askAgain } from "./ask-again";
import { CallBook } from "./call-book";
import { checkBudget } from "./check-budget";
import { inStage } from "./stage-error";

type Columns = Prisma.GenerationCandidateUpdateInput;

export interface CandidateOf {
  run: GenerationRun;
  row: GenerationRow;
  number: number;
  /** Titles the idea must keep its distance from. */
  avoid: string[];
  signal: AbortSignal;
}

/**
 * One candidate with all its written columns. A column that is in the store is never asked for again.
 *
 * @throws StageError
 */
export async function writeCandidate(of: CandidateOf): Promise<GenerationCandidate> {
  const { run, row, number, avoid, signal } = of;
  const seedTags = readList(run.seedTags);
  let candidate = await db().generationCandidate.upsert({
    where: { rowId_number: { rowId: row.id, number } },
    create: { rowId: row.id, number },
    update: {},
  });
  /** Asks for a column and stores it together with the call that brought it: a column paid for is a column kept. */
  const write = (column: WrittenColumn, ask: (context: AskContext) => Promise<Columns>) =>
    inStage(column, async () => {
      const calls = new CallBook({ runId: run.id, row: row.row, column, candidate: number });
      const seed = modelSeed(run.seed, row.row, number, column);
      const context = { group: run.id, signal, seed, beforeCall: checkBudget, onCall: calls.note };
      const data = await askAgain(() => ask(context));
      const update = db().generationCandidate.update({ where: { id: candidate.id }, data });
      [candidate] = await db().$transaction([update, ...calls.answered()]);
    });

  if (candidate.projectIdea === null) {
    const samples = samplesOf(row);
    await write("project_idea", async (context) => ({
      projectIdea: await writeProjectIdea({ samples, seedTags, avoid, creativity: run.creativity }, context),
    }));
  }
  const projectIdea = candidate.projectIdea ?? "";

  if (candidate.title === null) {
    const vocabulary = await readVocabulary();
    await write("metadata", async (context) => {
      const input = { projectIdea, primaryTag: row.primaryTag, seedTags, vocabulary };
      const metadata = await writeMetadata(input, context);
      return { ...metadata, hashtags: JSON.stringify(metadata.hashtags) };
    });
  }

  if (candidate.ideaScore === null) {
    const input = { projectIdea, metadata: metadataOf(candidate), targetComplexity: row.targetComplexity };
    await write("idea_quality", async (context) => ({ ...(await judgeIdea(input, context)) }));
  }
  return candidate;
}

/** The structured column of a candidate that has it. */
export function metadataOf(candidate: GenerationCandidate): Metadata {
  const { title, shortDescription, description, hashtags } = candidate;
  if (title === null || shortDescription === null || description === null) {
    throw new DomainError("internal", "A candidate was read before its metadata was written");
  }
  return { title, shortDescription, description, hashtags: readList(hashtags) };
}

function samplesOf(row: GenerationRow): RowSamples {
  return {
    primaryTag: row.primaryTag,
    secondaryTags: readList(row.secondaryTags),
    targetAudience: row.targetAudience,
    targetComplexity: row.targetComplexity,
    exploring: row.exploring,
  };
}
