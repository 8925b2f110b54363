import "server-only";
import type { JudgeScores } from "@/lib/contracts/review";
import type { Prisma } from "@/lib/generated/prisma/client";

/** Of a project: what the judge gave the idea that it was made of. */
export const WITH_JUDGE = {
  row: {
    select: {
      candidates: {
        where: { chosen: true },
        select: {
          id: true,
          ideaScore: true,
          absoluteIdeaScore: true,
          complexityScore: true,
          novelty: true,
        },
      },
    },
  },
} as const satisfies Prisma.ProjectSelect;

type Judged = Prisma.ProjectGetPayload<{ select: typeof WITH_JUDGE }>;

/** What it gave by itself, not by rank. Null where no model judged it. */
export function judgeScores({ row }: Judged): JudgeScores {
  const { ideaScore = null, absoluteIdeaScore = null, complexityScore = null } = row?.candidates[0] ?? {};
  if (ideaScore === null || complexityScore === null) return null;
  return { idea_score: absoluteIdeaScore ?? ideaScore, complexity_score: complexityScore };
}

/** The same with the novelty, and the score by rank where there is one, as JSON for the history: what the judge is learnt from. */
export function judgedBy(project: Judged): string | null {
  const scores = judgeScores(project);
  const candidate = project.row?.candidates[0];
  if (!scores || !candidate) return null;
  const { novelty, id: candidate_id, ideaScore, absoluteIdeaScore } = candidate;
  const ranked = absoluteIdeaScore === null ? {} : { ranked_idea_score: ideaScore };
  return JSON.stringify({ ...scores, ...ranked, novelty, candidate_id });
}
