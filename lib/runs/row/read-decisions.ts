import "server-only";
import { db } from "@/lib/core/db";
import { cutText } from "@/lib/core/unicode";
import { decodeVector } from "@/lib/embeddings/vector";
import type { GradedExample } from "@/lib/pipeline/graded-examples/graded-examples";
import { MAX_EXAMPLE_REASONING } from "@/lib/pipeline/graded-examples/graded-examples";
import { longRead } from "@/lib/projects/long-read";
import { readSql } from "@/lib/store/sql";

/** Entries of the history that are looked at, and ideas that are kept of them, the last first. */
const MAX_ENTRIES = 2_000;
const MAX_DECISIONS = 200;

/** What an approval without a grade says at least, and a rejection at most. */
export const APPROVED_FROM = 6;
export const REJECTED_TO = 4;

export interface EmbeddedExample {
  example: GradedExample;
  vector: Float32Array;
}

/** An idea that an admin decided about, or whose scores an admin changed. */
interface DecidedIdea {
  /** Of the last entry in its history. */
  entryId: number;
  title: string;
  shortDescription: string;
  description: string;
  status: string;
  reason: string | null;
  ideaScore: number;
  complexityScore: number;
  /** The judge's own; null where nobody knows. */
  judged: { ideaScore: number | null; complexityScore: number | null };
}

/**
 * Admins' last decisions as examples for the judge, each with its stored vector of this model. What is in the bin, what has
 * no vector yet and the ideas of the run itself are left out.
 *
 * @throws DomainError store_unavailable
 */
export async function readDecisions(runId: string, model: string): Promise<EmbeddedExample[]> {
  if ((await db().direct.read(readSql("any-review-entry"))).length === 0) return [];
  const rows = await longRead(readSql("read-graded-decisions"), [MAX_ENTRIES, model, runId, MAX_DECISIONS]);
  return rows.flatMap((row) => {
    const example = gradeOf({
      entryId: Number(row[0]),
      title: String(row[1]),
      shortDescription: String(row[2]),
      description: String(row[3]),
      status: String(row[4]),
      reason: row[5] === null ? null : String(row[5]),
      ideaScore: Number(row[6]),
      complexityScore: Number(row[7]),
      judged: {
        ideaScore: row[8] === null ? null : Number(row[8]),
        complexityScore: row[9] === null ? null : Number(row[9]),
      },
    });
    return example ? [{ example, vector: decodeVector(row[10] as Uint8Array) }] : [];
  });
}

/**
 * What a decision says to the judge. A score that an admin changed stands, whatever was decided. Without one, an approval
 * says that the idea is on the better side of the scale and a rejection that it is on the other: the judge's own score
 * counts as far as it agrees, and is moved to the nearest that does where it does not. A duplicate says nothing about the
 * idea's worth.
 *
 * @returns null where an admin has said neither
 */
export function gradeOf(idea: DecidedIdea): GradedExample | null {
  const isGraded = idea.judged.ideaScore !== null && idea.judged.ideaScore !== idea.ideaScore;
  const isSized =
    idea.judged.complexityScore !== null && idea.judged.complexityScore !== idea.complexityScore;
  const isDecided = idea.status === "approved" || idea.status === "rejected";
  if (!isGraded && !isSized && !isDecided) return null;
  const { title, shortDescription, description } = idea;
  return {
    id: `decision:${idea.entryId}`,
    title,
    short_description: shortDescription,
    description,
    idea_reasoning: reasoningOf(idea, isGraded),
    idea_score: isGraded ? idea.ideaScore : sided(idea),
    complexity_reasoning: isSized ? "A reviewer gave this score." : null,
    complexity_score: idea.complexityScore,
  };
}

function sided({ status, ideaScore }: DecidedIdea): number {
  if (status === "approved") return Math.max(ideaScore, APPROVED_FROM);
  return status === "rejected" ? Math.min(ideaScore, REJECTED_TO) : ideaScore;
}

function reasoningOf({ status, reason }: DecidedIdea, isGraded: boolean): string | null {
  const decided =
    status === "approved"
      ? "A reviewer approved it."
      : status === "rejected"
        ? "A reviewer rejected it."
        : null;
  const graded = isGraded ? "A reviewer gave this score." : null;
  const why = reason && status === "rejected" ? `The reason: ${reason}` : null;
  const sentences = [decided, graded, why].filter((sentence) => sentence !== null);
  return sentences.length === 0 ? null : cutText(sentences.join(" "), MAX_EXAMPLE_REASONING);
}
