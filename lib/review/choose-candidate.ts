import "server-only";
import { z } from "zod";
import type { Reviewed } from "@/lib/contracts/review-entry";
import { db } from "@/lib/core/db";
import { DomainError } from "@/lib/core/errors";
import type { GenerationCandidate, Prisma, ReviewEntry } from "@/lib/generated/prisma/client";
import { requireColumn } from "@/lib/pipeline/column";
import { ideaQuality } from "@/lib/pipeline/columns/idea-quality";
import { metadata } from "@/lib/pipeline/columns/metadata";
import { projectId } from "@/lib/projects/project-id";
import { COMPLETE_CANDIDATE } from "@/lib/runs/state";
import { applyChange } from "./apply-change";
import { reviewed } from "./reviewed";

interface Choice {
  candidate_id: number;
  /** Of the project, as the admin saw it. */
  version: number;
}

/**
 * Makes the texts and scores of another candidate of its row a project's, with the vector and the novelty that were
 * measured when the candidate was written.
 *
 * @param admin who chooses, by name
 * @throws DomainError not_found, edit_conflict; conflict for a candidate that is not written yet, and for a project in
 *   the bin
 */
export function chooseCandidate(text: string, choice: Choice, admin: string): Promise<Reviewed> {
  const id = projectId(text);
  return db().$transaction(async (tx) => {
    const candidate = await candidateOf(tx, id, choice.candidate_id);
    const { title, shortDescription, description, hashtags } = requireColumn(metadata, candidate);
    const { ideaScore, complexityScore } = requireColumn(ideaQuality, candidate);
    const scores = { idea_score: ideaScore, complexity_score: complexityScore };
    const after = { title, short_description: shortDescription, description, hashtags, ...scores };
    const record = { action: "choose_candidate", by: admin } as const;
    const entry = await applyChange(tx, { id, version: choice.version }, after, record);
    if (entry) await choose(tx, id, candidate);
    return reviewed(tx, id, entry);
  });
}

async function candidateOf(
  tx: Prisma.TransactionClient,
  project: number,
  id: number,
): Promise<GenerationCandidate> {
  const candidate = await tx.generationCandidate.findFirst({
    where: { id, row: { projectId: project } },
    include: { regeneration: true, row: { include: { project: { select: { binnedAt: true } } } } },
  });
  if (!candidate) throw new DomainError("not_found", "This project has no such candidate.");
  const { regeneration, row, ...fields } = candidate;
  if (row.project?.binnedAt) {
    throw new DomainError("conflict", "This project is in the bin; take it out to change it.");
  }
  const isComplete = await tx.generationCandidate.count({ where: { id, ...COMPLETE_CANDIDATE } });
  if (!isComplete || (regeneration && regeneration.state !== "ready")) {
    throw new DomainError("conflict", "This candidate is not complete; wait for it, or ask for it again.");
  }
  return fields;
}

async function choose(
  tx: Prisma.TransactionClient,
  project: number,
  { id, rowId, embedding, embeddingModel, novelty, relaxed }: GenerationCandidate,
): Promise<void> {
  await tx.generationCandidate.updateMany({ where: { rowId, id: { not: id } }, data: { chosen: false } });
  await tx.generationCandidate.update({ where: { id }, data: { chosen: true } });
  const measured = { novelty, relaxed: relaxed !== null };
  const vector = { descriptionEmbedding: embedding, embeddingModel };
  await tx.project.update({ where: { id: project }, data: { ...measured, ...vector }, select: { id: true } });
}

/** To be called when an entry has been taken back: where it had chosen a candidate, the one before is chosen again. */
export async function chooseBack(tx: Prisma.TransactionClient, entry: ReviewEntry): Promise<void> {
  if (!(await isChoice(tx, entry))) return;
  const { candidate_id } = judgeSchema.parse(JSON.parse(entry.judge ?? "{}"));
  const candidate = await tx.generationCandidate.findFirst({
    where: { id: candidate_id ?? 0, row: { projectId: entry.projectId } },
    include: { row: { include: { project: { select: TEXTS } } } },
  });
  if (!candidate) return;
  const { row, ...fields } = candidate;
  const isEdited = Object.entries(row.project ?? {}).some(([name, text]) => fields[name as Text] !== text);
  // The vector of a text that was edited before is made again.
  const vector = isEdited ? { embedding: null, embeddingModel: null } : {};
  await choose(tx, entry.projectId, { ...fields, ...vector });
}

const judgeSchema = z.object({ candidate_id: z.int().optional() });
/** What a vector is made of. */
const TEXTS = { title: true, shortDescription: true, description: true } as const;
type Text = keyof typeof TEXTS;

/** Whether the change at the root of a chain of undos chose a candidate. */
async function isChoice(tx: Prisma.TransactionClient, entry: ReviewEntry): Promise<boolean> {
  let first: ReviewEntry | null = entry;
  while (first?.undoes != null) first = await tx.reviewEntry.findUnique({ where: { id: first.undoes } });
  return first?.action === "choose_candidate";
}
