import "server-only";
import type { Provenance, ProvenanceCall } from "@/lib/contracts/provenance";
import { db } from "@/lib/core/db";
import { readList } from "@/lib/core/json-list";
import type { CommentCall, GenerationRun, ModelCall } from "@/lib/generated/prisma/client";
import { noProject, projectId } from "@/lib/projects/project-id";
import { readRows } from "./row/list-rows";

/**
 * How a project came about: for an idea the run, its row and every call to the model; for one of Hacker News the calls
 * that read its comment.
 *
 * @throws DomainError not_found, also when `id` is not a number
 */
export async function projectProvenance(id: string): Promise<Provenance> {
  const project = await db().project.findUnique({
    where: { id: projectId(id), binnedAt: null },
    select: {
      id: true,
      source: true,
      sourceCommentId: true,
      embeddingModel: true,
      workflowLogs: true,
      runDeletedAt: true,
      row: { select: { row: true, run: true } },
    },
  });
  if (!project) throw noProject();
  const { row: origin, sourceCommentId: commentId } = project;
  const made = origin?.run.deletedAt === null ? origin : null;
  const [row] = made ? await readRows(made.run, made.row) : [];
  return {
    project_id: project.id,
    source: project.source,
    run: made && runDto(made.run),
    row: row ?? null,
    run_deleted: origin ? made === null : project.runDeletedAt !== null,
    calls: made ? await callsOfRow(made.run, made.row) : await callsOfComment(commentId),
    source_comment_id: commentId,
    embedding_model: project.embeddingModel,
    workflow_logs: readList(project.workflowLogs),
  };
}

const runDto = (run: GenerationRun) => ({
  task_id: run.id,
  seed_tags: readList(run.seedTags),
  creativity: run.creativity,
  seed: run.seed,
  corpus_mark: run.corpusMark,
  min_idea_score: run.minIdeaScore,
  created_at: run.createdAt.toISOString(),
});

async function callsOfRow({ id }: GenerationRun, row: number): Promise<ProvenanceCall[]> {
  const calls = await db().modelCall.findMany({ where: { runId: id, row }, orderBy: { id: "asc" } });
  return calls.map((call) => callDto(call, call));
}

async function callsOfComment(commentId: number | null): Promise<ProvenanceCall[]> {
  if (commentId === null) return [];
  const calls = await db().commentCall.findMany({ where: { commentId }, orderBy: { id: "asc" } });
  return calls.map((call) => callDto(call, { column: "projects", candidate: 0 }));
}

/** A model call as the API gives it. */
export function callDto(
  call: ModelCall | CommentCall,
  { column, candidate }: Pick<ModelCall, "column" | "candidate">,
): ProvenanceCall {
  return {
    column,
    candidate,
    attempt: call.attempt,
    model: call.model,
    temperature: call.temperature,
    prompt_version: call.promptVersion,
    prompt_tokens: call.promptTokens,
    completion_tokens: call.completionTokens,
    tokens_estimated: call.tokensEstimated,
    latency_ms: call.latencyMs,
    outcome: call.outcome,
    examples: "examples" in call ? readList(call.examples) : [],
    created_at: call.createdAt.toISOString(),
  };
}
