import { kmeans } from "ml-kmeans";
import type { Place } from "./map-layout";

const SEED = 14;
/** More names than this cannot be read on one map. */
const MOST = 18;
/** Projects to a cluster, below which there are fewer clusters. */
const PROJECTS_EACH = 20;

/** How many clusters so many projects are put into. */
export const clusterCount = (projects: number) =>
  Math.max(1, Math.min(MOST, Math.round(projects / PROJECTS_EACH)));

/** Which cluster each place belongs to, from 0, the largest first (k-means). */
export function clusterPlaces(places: readonly Place[]): number[] {
  const count = clusterCount(places.length);
  if (count < 2) return places.map(() => 0);
  const options = { seed: SEED, initialization: "kmeans++", maxIterations: 100 } as const;
  const { clusters } = kmeans(
    places.map((place) => [...place]),
    count,
    options,
  );
  const sizes = new Map<number, number>();
  for (const cluster of clusters) sizes.set(cluster, (sizes.get(cluster) ?? 0) + 1);
  const bySize = [...sizes].toSorted(([, one], [, other]) => other - one);
  const rank = new Map(bySize.map(([cluster], at) => [cluster, at]));
  return clusters.map((cluster) => rank.get(cluster) ?? 0);
}
