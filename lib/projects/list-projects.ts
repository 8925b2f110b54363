import "server-only";
import type { ProjectList, ProjectListQuery } from "@/lib/contracts/projects";
import { normaliseTag } from "@/lib/contracts/tag";
import { db } from "@/lib/core/db";
import type { Prisma } from "@/lib/generated/prisma/client";
import { stream } from "@/lib/pipeline/random";
import { PROJECT_SELECT, projectDto } from "./project-dto";

/** One page of the projects that match; `total` counts all of them. */
export async function listProjects(query: ProjectListQuery): Promise<ProjectList> {
  const where = whereOf(query);
  const [total, bookmarked, ids] = await Promise.all([
    db().project.count({ where }),
    db().project.count({ where: { isBookmarked: true } }),
    pageOf(where, query),
  ]);
  const found = await db().project.findMany({ where: { id: { in: ids } }, select: PROJECT_SELECT });
  const byId = new Map(found.map((project) => [project.id, projectDto(project)]));
  const { limit, offset, ...filters } = query;
  return {
    projects: ids.flatMap((id) => byId.get(id) ?? []),
    total,
    bookmarked_count: bookmarked,
    limit,
    offset,
    filters,
  };
}

function whereOf(query: ProjectListQuery): Prisma.ProjectWhereInput {
  const tags = query.tags?.map(normaliseTag);
  return {
    ...(tags?.length ? { tags: { some: { tag: { in: tags } } } } : {}),
    ...(query.is_valid === undefined ? {} : { isValidProject: query.is_valid }),
    ...(query.bookmarked === undefined ? {} : { isBookmarked: query.bookmarked }),
    ...(query.source === undefined ? {} : { source: query.source }),
    ...(query.comment_id === undefined ? {} : { sourceCommentId: query.comment_id }),
    ...(query.run_id === undefined ? {} : { row: { runId: query.run_id } }),
    ideaScore: range(query.min_idea_score, query.max_idea_score),
    complexityScore: range(query.min_complexity_score, query.max_complexity_score),
    createdAt: range(query.date_from, query.date_to),
  };
}

function range<T>(gte: T | undefined, lte: T | undefined) {
  return { ...(gte === undefined ? {} : { gte }), ...(lte === undefined ? {} : { lte }) };
}

async function pageOf(where: Prisma.ProjectWhereInput, query: ProjectListQuery): Promise<number[]> {
  const { limit, offset, sort, seed } = query;
  if (sort === "random" || sort === "novelty") {
    const all = await db().project.findMany({
      where,
      orderBy: { id: "desc" },
      select: { id: true, row: PROJECT_SELECT.row },
    });
    const novelty = (project: (typeof all)[number]) => project.row?.candidates[0]?.novelty ?? -1;
    const sorted =
      sort === "random"
        ? stream(seed ?? 0, "project-list").shuffle(all)
        : all.toSorted((a, b) => novelty(b) - novelty(a));
    return sorted.slice(offset, offset + limit).map(({ id }) => id);
  }
  const by = { newest: "createdAt", idea_score: "ideaScore", complexity_score: "complexityScore" } as const;
  const page = await db().project.findMany({
    where,
    orderBy: [{ [by[sort]]: "desc" }, { id: "desc" }],
    take: limit,
    skip: offset,
    select: { id: true },
  });
  return page.map(({ id }) => id);
}
