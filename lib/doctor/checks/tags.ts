import "server-only";
import { tagsOf } from "@/lib/contracts/tag";
import { db } from "@/lib/core/db";
import { readList } from "@/lib/core/json-list";
import type { Fault, Scope } from "../finding";
import { paged } from "../paged";

const PAGE = 200;

const TAGGED = {
  id: true,
  title: true,
  hashtags: true,
  tags: { orderBy: { position: "asc" }, select: { tag: true } },
} as const;

/** A project's tags are its hashtags, normalised, each once. */
export async function* tags({ since }: Scope): AsyncGenerator<Fault> {
  const projects = paged(0, (after) => readTagged(after, since));
  for await (const { id, title, hashtags, tags: stored } of projects) {
    const found = stored.map(({ tag }) => tag).join(" ");
    if (found === tagsOf(readList(hashtags)).join(" ")) continue;
    const sentence = `Project ${id} (${title}) has other tags than hashtags.`;
    yield { code: "tags_differ", sentence, projectId: id, repair: () => rebuildTags(id) };
  }
}

/** Projects with their tags from the same moment. */
async function readTagged(after: number, since: Date | null) {
  const where = { id: { gt: after }, ...(since ? { createdAt: { gte: since } } : {}) };
  const [projects] = await db().$transaction([
    db().project.findMany({ where, orderBy: { id: "asc" }, take: PAGE, select: TAGGED }),
  ]);
  return projects;
}

async function rebuildTags(projectId: number): Promise<void> {
  await db().$transaction(async (tx) => {
    const project = await tx.project.findUnique({ where: { id: projectId }, select: { hashtags: true } });
    await tx.projectTag.deleteMany({ where: { projectId } });
    if (!project) return;
    const data = tagsOf(readList(project.hashtags)).map((tag, position) => ({ projectId, tag, position }));
    if (data.length > 0) await tx.projectTag.createMany({ data });
  });
}
