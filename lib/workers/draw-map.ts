import "server-only";
import { promisify } from "node:util";
import { deflate, inflate } from "node:zlib";
import { decodeVector } from "@/lib/embeddings/vector";
import { addToMap, type StoredMap } from "@/lib/explore/add-to-map";
import { layOutMap } from "@/lib/explore/lay-out-map";
import { decodePoints, encodePoints, type MapCluster } from "@/lib/explore/map-points";
import { type MapProject, usableVector } from "@/lib/explore/map-project";
import { readSql } from "@/lib/store/sql";
import type { DrawMapInput, DrawnMap } from "./messages";
import { type Reader, readStore } from "./read-store";

/** Ids and projects read at once: some megabytes of vectors. */
const IDS_PAGE = 10_000;
const PROJECTS_PAGE = 500;
/** Changes after which the map is laid out anew: a tenth of the projects, and not for a run or two. */
const CHANGED_SHARE = 0.1;
const CHANGED_LEAST = 100;

/**
 * The map of a store's projects as it is to be stored: laid out anew where much has changed, else with what is new placed
 * among what is there.
 *
 * @returns null where nothing has changed since the stored one
 * @throws what SQLite says when the file cannot be read
 */
export function drawMap({ path, model }: DrawMapInput): Promise<DrawnMap | null> {
  return readStore(path, async (reader) => {
    const change = Number((await reader.query(readSql("last-vector-change")))[0]?.[0]);
    const stored = await readStored(reader, model);
    if (stored?.change === change) return null;
    const projects = { read: (ids: readonly number[]) => readProjects(reader, model, ids) };
    const redraws = !stored || (await countChanges(reader, stored)) > mostChanges(stored.points.ids.length);
    const map = redraws
      ? await layOutMap({ ids: await readIds(reader, model), ...projects })
      : await addToMap(stored, { changed: await readChanged(reader, stored.change), ...projects });
    const points = new Uint8Array(await promisify(deflate)(encodePoints(map.points)));
    return {
      change,
      layoutChange: redraws ? change : stored.layoutChange,
      clusters: map.clusters,
      projects: map.points.ids.length,
      points,
    };
  });
}

const mostChanges = (projects: number) => Math.max(CHANGED_LEAST, projects * CHANGED_SHARE);

interface Stored extends StoredMap {
  change: number;
  layoutChange: number;
}

/** The stored map where it is one of this model's vectors. */
async function readStored({ query }: Reader, model: string): Promise<Stored | null> {
  const [row] = await query(readSql("read-map-points"));
  if (!row || row[0] !== model) return null;
  const [, change, layoutChange, clusters, points] = row as [string, number, number, string, Uint8Array];
  return {
    change,
    layoutChange,
    clusters: JSON.parse(clusters) as MapCluster[],
    points: decodePoints(await promisify(inflate)(points)),
  };
}

const countChanges = async (reader: Reader, { layoutChange }: Stored) =>
  (await readChanged(reader, layoutChange)).length;

async function readChanged({ query }: Reader, since: number): Promise<number[]> {
  return (await query(readSql("changed-vectors"), since)).map(([id]) => id as number);
}

/** The projects whose vectors have the most common length. */
async function readIds({ query }: Reader, model: string): Promise<number[]> {
  const ofSize = new Map<number, number[]>();
  for (let after = 0; ; ) {
    const rows = (await query(readSql("read-map-ids"), after, model, IDS_PAGE)) as [number, number][];
    for (const [id, size] of rows) {
      const ids = ofSize.get(size);
      if (ids) ids.push(id);
      else ofSize.set(size, [id]);
    }
    if (rows.length < IDS_PAGE) break;
    after = rows.at(-1)?.[0] ?? 0;
  }
  const [most = []] = [...ofSize.values()].toSorted((one, other) => other.length - one.length);
  return most;
}

type Row = [id: number, source: number, day: number, vector: Uint8Array, tags: string];

/** Those that are still there, in order; of the others there is none. */
async function* readProjects(
  { query }: Reader,
  model: string,
  ids: readonly number[],
): AsyncGenerator<MapProject> {
  for (let at = 0; at < ids.length; at += PROJECTS_PAGE) {
    const page = JSON.stringify(ids.slice(at, at + PROJECTS_PAGE));
    for (const [id, source, day, blob, tags] of (await query(
      readSql("read-map-projects"),
      page,
      model,
    )) as Row[]) {
      const vector = usableVector(decodeVector(blob));
      if (vector) yield { id, source, day, vector, tags: JSON.parse(tags) as string[] };
    }
  }
}
