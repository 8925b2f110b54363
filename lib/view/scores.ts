import { COMPLEXITY_RUBRIC, IDEA_RUBRIC } from "@/lib/contracts/rubrics";
import type { Project, Provenance } from "@/lib/contracts/types";

/** A similarity between 0 and 1, as the API tells it, in whole per cent. */
export const similarityPercent = (similarity: number) => `${Math.round(100 * similarity)} %`;

/** A project's score on one of the judge's scales; what the judge said is null where no run of this store made it. */
interface JudgedScore {
  score: number;
  /** What each value of the scale means, from 1. */
  rubric: readonly string[];
  meaning: string | null;
  /** What the judge gave; an admin may have changed it since. */
  judged: number | null;
  reasoning: string | null;
  /** How it goes with what was asked for, of a complexity. */
  asked: string | null;
}

/** The scales that the judge has. */
export const SCALES = ["idea", "complexity"] as const;
export type Scale = (typeof SCALES)[number];

export type ScoredProject = Pick<Project, `${Scale}_score`>;
/** What a row tells of how its idea was judged. */
export type JudgedRow = Pick<NonNullable<Provenance["row"]>, "target_complexity" | "idea_quality">;

/** @param row the row that made the project, where a run of this store did */
export function judgedScore(scale: Scale, project: ScoredProject, row: JudgedRow | null): JudgedScore {
  const score = project[`${scale}_score`];
  const rubric = scale === "idea" ? IDEA_RUBRIC : COMPLEXITY_RUBRIC;
  const judge = row?.idea_quality ?? null;
  const judged = judge?.[`${scale}_score`] ?? null;
  return {
    score,
    rubric,
    meaning: rubric[score - 1] ?? null,
    judged,
    reasoning: judge?.[`${scale}_reasoning`] ?? null,
    asked:
      scale === "complexity" && row && judged !== null ? askedAndJudged(row.target_complexity, judged) : null,
  };
}

/** How the complexity that was asked for and the judged one go together. */
export function askedAndJudged(asked: number, judged: number): string {
  if (asked === judged) return `Asked for ${asked}, judged ${judged}: as asked.`;
  return `Asked for ${asked}, judged ${judged}: ${judged < asked ? "simpler" : "harder"} than asked.`;
}

/** What a novelty is, and how it goes with the percentages beside it. */
export const NOVELTY_LEGEND = [
  "0 is the same as another idea, 1 is nothing like any.",
  "It is one minus the cosine between the idea and the nearest other one when it was made.",
  "A similarity in per cent is half of one plus the cosine, so novelty 0.30 and 85 % similar are the same distance.",
].join(" ");
