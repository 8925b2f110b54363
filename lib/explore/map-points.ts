/** The projects on a map, one at each place of its arrays; as arrays, so that 100,000 are looked through in a moment. */
export interface MapPoints {
  ids: Uint32Array;
  xs: Uint16Array;
  ys: Uint16Array;
  /** When it was stored, in days since 1970. */
  days: Uint16Array;
  clusters: Uint8Array;
  sources: Uint8Array;
  /** 1 for those that the map was computed from, 0 for those that were placed by their neighbours. */
  sampled: Uint8Array;
}

/** A group of projects that lie together. */
export interface MapCluster {
  /** The tags that tell it from the others, the most telling first; none where its projects have none. */
  tags: string[];
  x: number;
  y: number;
  /** Left, top, right and bottom of nine in ten of its projects. */
  box: [number, number, number, number];
}

/** One array after the other, those of wider numbers first, so that each begins where it may. */
const KINDS = {
  ids: Uint32Array,
  xs: Uint16Array,
  ys: Uint16Array,
  days: Uint16Array,
  clusters: Uint8Array,
  sources: Uint8Array,
  sampled: Uint8Array,
} as const;
const NAMES = Object.keys(KINDS) as (keyof typeof KINDS)[];
const BYTES = NAMES.reduce((sum, name) => sum + KINDS[name].BYTES_PER_ELEMENT, 0);

/** One project on a map. */
export interface MapPoint {
  id: number;
  x: number;
  y: number;
  day: number;
  cluster: number;
  /** Among MAP_SOURCES. */
  source: number;
  sampled: boolean;
}

/** In the order of their ids. */
export function collectPoints(points: readonly MapPoint[]): MapPoints {
  const inOrder = points.toSorted((one, other) => one.id - other.id);
  const collected = decodePoints(new Uint8Array(points.length * BYTES));
  for (const [at, { id, x, y, day, cluster, source, sampled }] of inOrder.entries()) {
    collected.ids[at] = id;
    collected.xs[at] = x;
    collected.ys[at] = y;
    collected.days[at] = Math.max(0, day);
    collected.clusters[at] = cluster;
    collected.sources[at] = source;
    collected.sampled[at] = sampled ? 1 : 0;
  }
  return collected;
}

export function listPoints(points: MapPoints): MapPoint[] {
  return Array.from(points.ids, (id, at) => ({
    id,
    x: points.xs[at] as number,
    y: points.ys[at] as number,
    day: points.days[at] as number,
    cluster: points.clusters[at] as number,
    source: points.sources[at] as number,
    sampled: points.sampled[at] === 1,
  }));
}

/** Where each cluster lies. */
export function outlineClusters(points: MapPoints, names: readonly string[][]): MapCluster[] {
  const xs: number[][] = names.map(() => []);
  const ys: number[][] = names.map(() => []);
  for (let at = 0; at < points.ids.length; at++) {
    xs[points.clusters[at] as number]?.push(points.xs[at] as number);
    ys[points.clusters[at] as number]?.push(points.ys[at] as number);
  }
  return names.map((tags, cluster) => {
    const [across, down] = [spread(xs[cluster] ?? []), spread(ys[cluster] ?? [])];
    return { tags, x: across.middle, y: down.middle, box: [across.low, down.low, across.high, down.high] };
  });
}

/** The median, and the ends of the nine tenths around it. */
function spread(numbers: readonly number[]) {
  const sorted = numbers.toSorted((one, other) => one - other);
  const at = (share: number) => sorted[Math.round(share * (sorted.length - 1))] ?? 0;
  return { low: at(0.05), middle: at(0.5), high: at(0.95) };
}

/** As they are stored: 13 bytes a project, little-endian as every machine that Node runs on. */
export function encodePoints(points: MapPoints): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(points.ids.length * BYTES);
  let start = 0;
  for (const name of NAMES) {
    const { buffer, byteOffset, byteLength } = points[name];
    bytes.set(new Uint8Array(buffer, byteOffset, byteLength), start);
    start += byteLength;
  }
  return bytes;
}

/** @throws RangeError where the bytes are not those of whole projects */
export function decodePoints(stored: Uint8Array): MapPoints {
  const size = stored.length / BYTES;
  if (!Number.isInteger(size)) throw new RangeError(`A map is not ${stored.length} bytes long.`);
  // A copy: a Buffer is a part of a pool.
  const { buffer } = Uint8Array.from(stored);
  let start = 0;
  const read = NAMES.map((name) => {
    const array = new KINDS[name](buffer, start, size);
    start += array.byteLength;
    return [name, array];
  });
  return Object.fromEntries(read) as MapPoints;
}
