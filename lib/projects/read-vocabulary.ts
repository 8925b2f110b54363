import "server-only";
import { db } from "@/lib/core/db";
import { singleton } from "@/lib/core/singleton";
import { buildVocabulary, type Vocabulary } from "@/lib/pipeline/vocabulary";

interface Kept {
  /** What the tags looked like when the vocabulary was built. */
  stamp: string;
  vocabulary: Vocabulary;
}

const kept = () => singleton<Kept>("vocabulary", () => ({ stamp: "", vocabulary: buildVocabulary([]) }));

/**
 * The tags of all valid stored projects, with how often each occurs and which stand together. Built anew only
 * when tags came or went: every row of a run asks for it.
 */
export async function readVocabulary(): Promise<Vocabulary> {
  const where = { project: { isValidProject: true } };
  const { _count, _max } = await db().projectTag.aggregate({
    where,
    _count: true,
    _max: { projectId: true },
  });
  const cache = kept();
  const stamp = `${_count} ${_max.projectId}`;
  if (cache.stamp !== stamp) Object.assign(cache, { stamp, vocabulary: await build(where) });
  return cache.vocabulary;
}

async function build(where: { project: { isValidProject: boolean } }): Promise<Vocabulary> {
  const tagged = await db().projectTag.findMany({
    where,
    orderBy: [{ projectId: "asc" }, { position: "asc" }],
    select: { projectId: true, tag: true },
  });
  const byProject = new Map<number, string[]>();
  for (const { projectId, tag } of tagged)
    byProject.set(projectId, [...(byProject.get(projectId) ?? []), tag]);
  return buildVocabulary([...byProject.values()].map((tags) => ({ tags })));
}
