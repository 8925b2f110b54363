import { MapNeighbours } from "./map-neighbours";
import { collectPoints, listPoints, type MapCluster, type MapPoints, outlineClusters } from "./map-points";
import type { MapProject, ProjectReader } from "./map-project";

export interface StoredMap {
  points: MapPoints;
  clusters: MapCluster[];
}

/**
 * A map with the projects that changed: those that are no more leave it, those that it was computed from stay where they
 * are, and the others are placed by their neighbours.
 */
export async function addToMap(
  { points, clusters }: StoredMap,
  { changed, read }: ProjectReader & { changed: readonly number[] },
): Promise<StoredMap> {
  const now = new Map<number, MapProject>();
  for await (const project of read(changed)) now.set(project.id, project);
  const touched = new Set(changed);
  const kept = listPoints(points).filter(({ id, sampled }) => !touched.has(id) || (sampled && now.has(id)));
  for (const { id } of kept) now.delete(id);
  const anchors = kept.filter(({ sampled }) => sampled);
  if (now.size > 0 && anchors.length > 0) {
    const projects: MapProject[] = [];
    for await (const project of read(anchors.map(({ id }) => id))) projects.push(project);
    const places = new Map(anchors.map((point) => [point.id, point]));
    const near = new MapNeighbours(
      projects,
      projects.flatMap(({ id }) => places.get(id) ?? []),
    );
    for (const project of now.values()) if (near.compares(project)) kept.push(near.place(project));
  }
  const collected = collectPoints(kept);
  return {
    points: collected,
    clusters: outlineClusters(
      collected,
      clusters.map(({ tags }) => tags),
    ),
  };
}
