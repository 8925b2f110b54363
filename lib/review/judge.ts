import "server-only";
import type { JudgeScores } from "@/lib/contracts/review";
import type { Prisma } from "@/lib/generated/prisma/client";

/** Of a project: what the judge gave the idea that it was made of. */
export const WITH_JUDGE = {
  row: {
    select: {
      candidates: {
        where: { chosen: true },
        select: { id: true, ideaScore: true, complexityScore: true, novelty: true },
      },
    },
  },
} as const satisfies Prisma.ProjectSelect;

type Judged = Prisma.ProjectGetPayload<{ select: typeof WITH_JUDGE }>;

/** Null where no model judged it. */
export function judgeScores({ row }: Judged): JudgeScores {
  const { ideaScore = null, complexityScore = null } = row?.candidates[0] ?? {};
  if (ideaScore === null || complexityScore === null) return null;
  return { idea_score: ideaScore, complexity_score: complexityScore };
}

/** The same with the novelty, as JSON for the history: what the judge is learnt from. */
export function judgedBy(project: Judged): string | null {
  const scores = judgeScores(project);
  const candidate = project.row?.candidates[0];
  return scores && candidate
    ? JSON.stringify({ ...scores, novelty: candidate.novelty, candidate_id: candidate.id })
    : null;
}
