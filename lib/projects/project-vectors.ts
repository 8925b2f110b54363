import "server-only";
import { db } from "@/lib/core/db";
import { forgetSingleton, singleton } from "@/lib/core/singleton";
import { decodeVector } from "@/lib/embeddings/vector";

export interface ProjectVector {
  id: number;
  title: string;
  vector: Float32Array;
}

interface Cache {
  model: string;
  maxId: number;
  count: number;
  projects: ProjectVector[];
}

const cached = () =>
  singleton<Cache>("project-vectors", () => ({ model: "", maxId: 0, count: 0, projects: [] }));

/**
 * The vectors of all projects that have one of this model, or one whose model was not recorded (waywo's own). Cached
 * in memory; only new projects are read from the store.
 */
export async function projectVectors(model: string): Promise<ProjectVector[]> {
  const { _max, _count } = await db().project.aggregate({
    where: ofModel(model),
    _max: { id: true },
    _count: true,
  });
  const cache = cached();
  if (cache.model !== model) Object.assign(cache, { model, maxId: 0, count: 0, projects: [] });
  if (_count === cache.count && (_max.id ?? 0) === cache.maxId) return cache.projects;

  let fresh = await readVectors(model, cache.maxId);
  const onlyAdded = cache.count + fresh.length === _count;
  if (!onlyAdded) fresh = await readVectors(model, 0);
  const projects = onlyAdded ? [...cache.projects, ...fresh] : fresh;
  Object.assign(cache, { projects, count: projects.length, maxId: projects.at(-1)?.id ?? 0 });
  return projects;
}

/** Has the vectors read again, because they were computed anew or the store is another one. */
export function dropProjectVectors(): void {
  forgetSingleton("project-vectors");
}

function ofModel(model: string) {
  return { descriptionEmbedding: { not: null }, OR: [{ embeddingModel: model }, { embeddingModel: null }] };
}

async function readVectors(model: string, afterId: number): Promise<ProjectVector[]> {
  const found = await db().project.findMany({
    where: { id: { gt: afterId }, ...ofModel(model) },
    orderBy: { id: "asc" },
    select: { id: true, title: true, descriptionEmbedding: true },
  });
  return found.map(({ id, title, descriptionEmbedding }) => ({
    id,
    title,
    vector: decodeVector(descriptionEmbedding ?? new Uint8Array()),
  }));
}
