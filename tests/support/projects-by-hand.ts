import { normaliseTag } from "@/lib/contracts/tag";
import { db } from "@/lib/core/db";
import type { Prisma, Project } from "@/lib/generated/prisma/client";

/** Stores a project with its tags, as every writer of projects does. */
export function projectByHand({
  tags = [],
  ...given
}: Partial<Prisma.ProjectCreateInput> & { tags?: string[] } = {}): Promise<Project> {
  const data = {
    title: "A project",
    shortDescription: "What it is",
    description: "What it does.",
    ideaScore: 5,
    complexityScore: 5,
    source: "hn",
    hashtags: JSON.stringify(tags),
    ...given,
  };
  const rows = tags.map((tag, position) => ({ tag: normaliseTag(tag), position }));
  return db().project.create({ data: { ...data, tags: { create: rows } } });
}
