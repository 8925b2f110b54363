import { generateRequestSchema } from "@/lib/contracts/generate-request";
import { db } from "@/lib/core/db";
import { embeddingProvider } from "@/lib/embeddings/provider";
import { encodeVector } from "@/lib/embeddings/vector";
import type { GenerationCandidate } from "@/lib/generated/prisma/client";
import { createRun } from "@/lib/runs/create-run";
import { finishRun } from "@/lib/runs/end-run";
import type { RowOfRound } from "@/lib/runs/round";
import { saveRow } from "@/lib/runs/row/save-row";
import { startRun } from "@/lib/runs/start-run";

/** A run without a queue or a model: the tests call the verbs in their place. */
export async function startByHand(numIdeas: number): Promise<string> {
  const { run } = await createRun(generateRequestSchema.parse({ num_ideas: numIdeas }), null);
  await startRun(run.id, 0);
  return run.id;
}

/** As long as the encoder's. */
function vectorOf(row: number): Float32Array {
  const vector = new Float32Array(512);
  vector.set([1, row + 1]);
  return vector;
}

/** A complete candidate of a row, as a model and the embeddings would have left it. */
export async function candidateByHand(rowId: number): Promise<GenerationCandidate> {
  const { runId, row } = await db().generationRow.findUniqueOrThrow({ where: { id: rowId } });
  const idea = {
    projectIdea: `Idea ${row} of ${runId}.`,
    title: `Idea ${row}`,
    shortDescription: "One of the ideas",
    description: `It is idea ${row} of ${runId}.`,
    hashtags: '["ios","nutrition"]',
    ideaScore: 7,
    complexityScore: 4,
    embedding: encodeVector(vectorOf(row)),
    embeddingModel: embeddingProvider().model,
    novelty: 0.5,
    near: false,
  };
  const where = { rowId_number: { rowId, number: 0 } };
  return db().generationCandidate.upsert({ where, create: { rowId, number: 0, ...idea }, update: idea });
}

/** Leaves a row waiting to be saved. */
export async function writeIdea({ taskId, row }: RowOfRound): Promise<void> {
  const where = { runId_row: { runId: taskId, row } };
  const record = await db().generationRow.findUniqueOrThrow({ where });
  const { id } = await candidateByHand(record.id);
  await db().$transaction([
    db().generationCandidate.update({ where: { id }, data: { chosen: true } }),
    db().generationRow.update({ where, data: { state: "generated" } }),
  ]);
}

/** A run all of whose ideas are saved. */
export async function completeByHand(numIdeas: number): Promise<string> {
  const taskId = await startByHand(numIdeas);
  for (let row = 0; row < numIdeas; row++) {
    await writeIdea({ taskId, row, round: 0 });
    await saveRow({ taskId, row, round: 0 });
  }
  await finishRun(taskId, 0);
  return taskId;
}
