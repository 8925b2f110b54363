import type { ProjectMapQuery } from "@/lib/contracts/explore";
import { MAP_SOURCES } from "@/lib/contracts/limits";
import type { MapPoints } from "./map-points";
import { scatter } from "./place-project";

const DAY_MS = 86_400_000;

export interface Selection {
  /** Places in the arrays of the map: as many of those that match as are asked for, from all over it. */
  places: number[];
  /** How many match. */
  total: number;
  /** How many match in each cluster, wherever the box is. */
  clusterCounts: number[];
}

/**
 * The points that match a query. Where they are more than its limit, the share that is taken goes by their ids: a smaller
 * part of the map shows what the larger one did, and more.
 */
export function selectPoints(points: MapPoints, clusters: number, query: ProjectMapQuery): Selection {
  const source = query.source === undefined ? -1 : MAP_SOURCES.indexOf(query.source);
  const from = query.date_from === undefined ? 0 : Math.floor(query.date_from.getTime() / DAY_MS);
  const to = query.date_to === undefined ? Infinity : Math.floor(query.date_to.getTime() / DAY_MS);
  const [left = 0, top = 0, right = Infinity, bottom = Infinity] = query.box?.split(",").map(Number) ?? [];
  const matching: number[] = [];
  const clusterCounts = Array<number>(clusters).fill(0);
  for (let at = 0; at < points.ids.length; at++) {
    const day = points.days[at] as number;
    if (day < from || day > to || (source !== -1 && points.sources[at] !== source)) continue;
    const cluster = points.clusters[at] as number;
    clusterCounts[cluster] = (clusterCounts[cluster] ?? 0) + 1;
    const [x, y] = [points.xs[at] as number, points.ys[at] as number];
    if (x >= left && x <= right && y >= top && y <= bottom) matching.push(at);
  }
  const share = query.limit / Math.max(1, matching.length);
  const places = share >= 1 ? matching : matching.filter((at) => scatter(points.ids[at] as number) < share);
  return { places: places.slice(0, query.limit), total: matching.length, clusterCounts };
}
