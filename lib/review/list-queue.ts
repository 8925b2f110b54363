import "server-only";
import type { JudgeScores, QueueQuery, ReviewQueue } from "@/lib/contracts/review";
import type { QueueOrder } from "@/lib/contracts/review-status";
import { db } from "@/lib/core/db";
import { longRead } from "@/lib/projects/long-read";
import { projectConditions } from "@/lib/projects/project-filter";
import { readProjects } from "@/lib/projects/read-projects";
import { countReviewed } from "./count-reviewed";
import { judgeScores, WITH_JUDGE } from "./judge";

/**
 * One page of the ideas to review: those that nobody has decided about, unless the filter asks for others. What has no
 * value in an order comes last.
 */
export async function listQueue(query: QueueQuery): Promise<ReviewQueue> {
  const { limit, offset, order, ...filter } = query;
  const where = projectConditions({ ...filter, review_status: filter.review_status ?? ["pending"] });
  const [total, page, counts] = await Promise.all([
    longRead(`SELECT count(*) FROM waywo_projects AS p WHERE ${where.sql}`, where.values),
    longRead(`${ORDERED[order](where.sql)} LIMIT ? OFFSET ?`, [...where.values, limit, offset]),
    countReviewed(),
  ]);
  const ids = page.map(([id]) => Number(id));
  const [projects, judges] = await Promise.all([readProjects(ids), readJudges(ids)]);
  return {
    projects: projects.map((project) => ({ ...project, judge: judges.get(project.id) ?? null })),
    total: Number(total[0]?.[0] ?? 0),
    limit,
    offset,
    order,
    counts,
  };
}

const FROM = "SELECT p.id FROM waywo_projects AS p";
const OLDEST = "p.created_at, p.id";

/** A rank by one measure, the lowest 0 and the highest 1, among the ideas that match and have a novelty. */
const rank = (column: string) => `percent_rank() OVER (PARTITION BY p.novelty IS NULL ORDER BY p.${column})`;

const ORDERED: Record<QueueOrder, (where: string) => string> = {
  oldest: (where) => `${FROM} WHERE ${where} ORDER BY ${OLDEST}`,
  score: (where) => `${FROM} WHERE ${where} ORDER BY p.idea_score DESC, ${OLDEST}`,
  novelty: (where) => `${FROM} WHERE ${where} ORDER BY p.novelty DESC NULLS LAST, ${OLDEST}`,
  run: (where) =>
    `${FROM} LEFT JOIN generation_rows AS r ON r.project_id = p.id LEFT JOIN generation_runs AS g ON g.id = r.run_id
    WHERE ${where} ORDER BY g.created_at NULLS LAST, g.id, r.row, ${OLDEST}`,
  // Where score and novelty tell different things of an idea, a person's word tells most.
  disagreement: (where) =>
    `SELECT id FROM (SELECT p.id, p.created_at,
      CASE WHEN p.novelty IS NULL THEN -1 ELSE abs(${rank("idea_score")} - ${rank("novelty")}) END AS apart
      FROM waywo_projects AS p WHERE ${where}) AS ranked ORDER BY apart DESC, created_at, id`,
};

async function readJudges(ids: number[]): Promise<Map<number, JudgeScores>> {
  const found = await db().project.findMany({
    where: { id: { in: ids } },
    select: { id: true, ...WITH_JUDGE },
  });
  return new Map(found.map((project) => [project.id, judgeScores(project)]));
}
