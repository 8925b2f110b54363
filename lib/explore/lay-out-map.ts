import { setImmediate as giveWay } from "node:timers/promises";
import { nameClusters } from "./cluster-names";
import { clusterPlaces } from "./map-clusters";
import { layOut } from "./map-layout";
import { MapNeighbours } from "./map-neighbours";
import { collectPoints, type MapCluster, type MapPoint, type MapPoints, outlineClusters } from "./map-points";
import type { MapProject, ProjectReader } from "./map-project";
import { scatter } from "./place-project";

/** Projects that the map is computed from; the others are placed by the nearest of these. */
export const MOST_SAMPLED = 5000;
/** Projects placed before others have a turn. */
const AT_ONCE = 50;

/** A map anew. `ids` are those of all projects that are to be on it, in order. */
export async function layOutMap({
  ids,
  read,
}: ProjectReader & { ids: readonly number[] }): Promise<{ points: MapPoints; clusters: MapCluster[] }> {
  const sampledIds = sampleIds(ids);
  const sampled: MapProject[] = [];
  for await (const project of read(sampledIds)) sampled.push(project);
  const places = await layOut(sampled.map(({ vector }) => vector));
  const clusters = clusterPlaces(places);
  const names = nameClusters(
    sampled.map(({ tags }) => tags),
    clusters,
  );
  const points = sampled.map(({ id, source, day }, at): MapPoint => {
    const [x, y] = places[at] ?? [0, 0];
    return { id, source, day, x, y, cluster: clusters[at] ?? 0, sampled: true };
  });
  if (sampledIds.length < ids.length) {
    const near = new MapNeighbours(sampled, points);
    const isSampled = new Set(sampledIds);
    let placed = 0;
    for await (const project of read(ids.filter((id) => !isSampled.has(id)))) {
      points.push(near.place(project));
      if (++placed % AT_ONCE === 0) await giveWay();
    }
  }
  const collected = collectPoints(points);
  return { points: collected, clusters: outlineClusters(collected, names) };
}

/** The same ones again while they are there, whatever comes in between. */
function sampleIds(ids: readonly number[]): number[] {
  if (ids.length <= MOST_SAMPLED) return [...ids];
  return ids
    .toSorted((one, other) => scatter(one) - scatter(other))
    .slice(0, MOST_SAMPLED)
    .toSorted((one, other) => one - other);
}
