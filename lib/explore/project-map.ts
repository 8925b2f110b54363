import "server-only";
import { promisify } from "node:util";
import { inflate } from "node:zlib";
import type { ProjectMap, ProjectMapQuery } from "@/lib/contracts/explore";
import { db, storeAddress } from "@/lib/core/db";
import { singleton } from "@/lib/core/singleton";
import { embeddingProvider } from "@/lib/embeddings/provider";
import { longRead } from "@/lib/projects/long-read";
import { readSql } from "@/lib/store/sql";
import { decodePoints, type MapCluster, type MapPoints } from "./map-points";
import { mapRenewal, renewMap } from "./renew-map";
import { selectPoints } from "./select-points";

const PROBLEM = "The map could not be drawn; it is tried again within a few minutes.";

/**
 * The map of all valid projects that have a vector, as it was last drawn, with those that match. Where projects have
 * changed since, another is drawn in the background.
 *
 * @throws DomainError store_unavailable when the store or the thread does not answer
 */
export async function getProjectMap(query: ProjectMapQuery): Promise<ProjectMap> {
  const { model } = embeddingProvider();
  const state = await readState();
  if (state.model !== model || state.change !== state.newest) void renewMap(model);
  const { renewing, failed } = mapRenewal();
  const map = state.drawnAt === null ? null : await readMap(state);
  const selection = map && selectPoints(map.points, map.clusters.length, query);
  const sampled = map ? map.points.sampled.reduce((sum, one) => sum + one, 0) : 0;
  return {
    drawn_at: state.drawnAt,
    renewing,
    problem: failed && !renewing ? PROBLEM : null,
    sampled,
    placed: map ? map.points.ids.length - sampled : 0,
    clusters: (map?.clusters ?? []).map((cluster, at) => {
      return { ...cluster, count: selection?.clusterCounts[at] ?? 0 };
    }),
    total: selection?.total ?? 0,
    points: await withTitles(map?.points ?? null, selection?.places ?? []),
  };
}

interface State {
  newest: number;
  model: string | null;
  change: number | null;
  drawnAt: string | null;
}

interface StateRow {
  newest: bigint;
  model: string | null;
  change: bigint | null;
  drawn_at: string | Date | null;
}

async function readState(): Promise<State> {
  const [row] = await db().$queryRawUnsafe<StateRow[]>(readSql("map-state"));
  const drawnAt = row?.drawn_at ?? null;
  return {
    newest: Number(row?.newest ?? 0),
    model: row?.model ?? null,
    change: row?.change == null ? null : Number(row.change),
    drawnAt: drawnAt === null ? null : new Date(drawnAt).toISOString(),
  };
}

interface ReadMap {
  key: string;
  points: MapPoints;
  clusters: MapCluster[];
}

const cache = () => singleton<{ last: ReadMap | null }>("project-map", () => ({ last: null }));

async function readMap({ model, change, drawnAt }: State): Promise<ReadMap> {
  const key = JSON.stringify([storeAddress(), model, change, drawnAt]);
  const known = cache().last;
  if (known?.key === key) return known;
  const [row] = await longRead(readSql("read-map-points"), []);
  const [, , , clusters, compressed] = row as [string, number, number, string, Uint8Array];
  const points = decodePoints(await promisify(inflate)(compressed));
  const map = { key, points, clusters: JSON.parse(clusters) as MapCluster[] };
  cache().last = map;
  return map;
}

/** Without those that are gone, or in the bin, since the map was drawn. */
async function withTitles(
  points: MapPoints | null,
  places: readonly number[],
): Promise<ProjectMap["points"]> {
  const found = { ids: [], titles: [], xs: [], ys: [], clusters: [], sources: [] } as ProjectMap["points"];
  if (!points || places.length === 0) return found;
  const ids = JSON.stringify(places.map((at) => points.ids[at]));
  const titles = new Map((await longRead(readSql("read-map-titles"), [ids])) as [number, string][]);
  for (const at of places) {
    const id = points.ids[at] as number;
    const title = titles.get(id);
    if (title === undefined) continue;
    found.ids.push(id);
    found.titles.push(title);
    found.xs.push(points.xs[at] as number);
    found.ys.push(points.ys[at] as number);
    found.clusters.push(points.clusters[at] as number);
    found.sources.push(points.sources[at] as number);
  }
  return found;
}
