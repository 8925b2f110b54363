import "server-only";
import { db } from "@/lib/core/db";
import { singleFlight } from "@/lib/core/single-flight";
import { singleton } from "@/lib/core/singleton";
import { buildVocabulary, type Vocabulary } from "@/lib/pipeline/vocabulary";

interface Cache {
  /** Changes whenever tags are added or removed. */
  stamp: string;
  vocabulary: Vocabulary;
}

const vocabularyCache = () =>
  singleton<Cache>("vocabulary", () => ({ stamp: "", vocabulary: buildVocabulary([]) }));

/**
 * The tag statistics of all valid stored projects. Cached until tags are added or removed, because every column of
 * every row asks for it.
 */
export async function readVocabulary(): Promise<Vocabulary> {
  const where = { project: { isValidProject: true } };
  const { _count, _max } = await db().projectTag.aggregate({
    where,
    _count: true,
    _max: { projectId: true },
  });
  const cache = vocabularyCache();
  const stamp = `${_count} ${_max.projectId}`;
  if (cache.stamp !== stamp) {
    const vocabulary = await singleFlight(`vocabulary ${stamp}`, () => build(where));
    Object.assign(cache, { stamp, vocabulary });
  }
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
