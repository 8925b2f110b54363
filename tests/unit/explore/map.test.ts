import fc from "fast-check";
import { describe, expect, test, vi } from "vitest";
import { MAP_SIDE, MAP_SOURCES } from "@/lib/contracts/limits";
import { unitVector } from "@/lib/embeddings/vector";
import { clusterCount, clusterPlaces } from "@/lib/explore/map-clusters";
import { layOut } from "@/lib/explore/map-layout";
import {
  collectPoints,
  decodePoints,
  encodePoints,
  listPoints,
  type MapPoint,
  outlineClusters,
} from "@/lib/explore/map-points";
import { NearVectors } from "@/lib/explore/near-vectors";
import { placeByNeighbours } from "@/lib/explore/place-project";
import { selectPoints } from "@/lib/explore/select-points";
import { stream } from "@/lib/pipeline/random";

vi.setConfig({ testTimeout: 60_000 });

const place = fc.integer({ min: 0, max: MAP_SIDE });
const anyPoint: fc.Arbitrary<MapPoint> = fc.record({
  id: fc.integer({ min: 1, max: 2 ** 31 - 1 }),
  x: place,
  y: place,
  day: fc.integer({ min: 0, max: 65_535 }),
  cluster: fc.integer({ min: 0, max: 3 }),
  source: fc.integer({ min: 0, max: 3 }),
  sampled: fc.boolean(),
});
const anyPoints = fc.uniqueArray(anyPoint, { selector: ({ id }) => id, maxLength: 60 });

/** Vectors in groups that lie apart, one group after the other. */
function grouped(groups: number, each: number, width = 32): Float32Array[] {
  const random = stream(1, "vectors");
  const number = () => random.float() - 0.5;
  const centres = Array.from({ length: groups }, () => Float32Array.from({ length: width }, number));
  return centres.flatMap((centre) =>
    Array.from({ length: each }, () => unitVector(centre.map((value) => value + number() * 0.3))),
  );
}

describe("the stored points", () => {
  test("are read as they were written, in the order of their ids", () => {
    fc.assert(
      fc.property(anyPoints, (points) => {
        const read = listPoints(decodePoints(Buffer.from(encodePoints(collectPoints(points)))));
        expect(read).toEqual(points.toSorted((one, other) => one.id - other.id));
      }),
    );
  });

  test("are refused where they are cut short", () => {
    expect(() => decodePoints(new Uint8Array(14))).toThrow(RangeError);
  });
});

describe("a layout", () => {
  test("keeps groups of vectors together and apart from others, inside of the square", async () => {
    const places = await layOut(grouped(3, 30));
    const clusters = [0, 1, 2].map((group) => places.slice(group * 30, group * 30 + 30));
    const middle = (group: typeof places) => [0, 1].map((axis) => mean(group.map((at) => at[axis] ?? 0)));
    for (const [at, group] of clusters.entries()) {
      const own = middle(group);
      const within = mean(
        group.map((point) => Math.hypot(point[0] - (own[0] ?? 0), point[1] - (own[1] ?? 0))),
      );
      for (const other of clusters.filter((_, index) => index !== at)) {
        const [x = 0, y = 0] = middle(other);
        expect(Math.hypot(x - (own[0] ?? 0), y - (own[1] ?? 0))).toBeGreaterThan(2 * within);
      }
    }
    expect(places.flat().every((number) => number >= 0 && number <= MAP_SIDE)).toBe(true);
  });

  test("is the same for the same vectors", async () => {
    expect(await layOut(grouped(2, 10))).toEqual(await layOut(grouped(2, 10)));
  });

  test.each([0, 1, 2, 3, 4, 5, 16])("takes %d vectors", async (count) => {
    const places = await layOut(grouped(1, count));
    expect(places).toHaveLength(count);
    expect(places.flat().every(Number.isFinite)).toBe(true);
  });

  test("takes vectors that are all the same", async () => {
    const places = await layOut(Array.from({ length: 20 }, () => Float32Array.of(1, 0)));
    expect(places.flat().every(Number.isFinite)).toBe(true);
  });
});

test("clusters are numbered from the largest on, each with a place or more", () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(place, place), { minLength: 1, maxLength: 200 }), (places) => {
      const clusters = clusterPlaces(places);
      const sizes = clusters.reduce<number[]>((sum, cluster) => {
        sum[cluster] = (sum[cluster] ?? 0) + 1;
        return sum;
      }, []);
      expect(clusters).toHaveLength(places.length);
      expect(sizes.length).toBeLessThanOrEqual(clusterCount(places.length));
      expect([...sizes]).toEqual([...sizes].toSorted((one, other) => other - one));
    }),
    { numRuns: 30 },
  );
});

test("few vectors are compared one by one, and of many a near one is found", () => {
  const few = grouped(4, 20);
  const near = new NearVectors(few);
  for (const [row, vector] of few.entries()) expect(near.search(vector, 1, 1)[0]?.row).toBe(row);
  const many = grouped(12, 100);
  const found = new NearVectors(many).search(many[777] as Float32Array, 5, 4);
  expect(found[0]).toMatchObject({ row: 777 });
  // All of its own group, which has the rows 700 to 799.
  expect(found.map(({ row }) => Math.floor(row / 100))).toEqual(Array(5).fill(7));
});

test("a project is placed among the neighbours of the nearest one's cluster, not between two clusters", () => {
  const neighbours = [
    { cosine: 0.9, x: 1000, y: 1000, cluster: 2 },
    { cosine: 0.89, x: 9000, y: 9000, cluster: 1 },
    { cosine: 0.88, x: 1200, y: 1000, cluster: 2 },
  ] as const;
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 2 ** 31 - 1 }), (id) => {
      const { x, y, cluster } = placeByNeighbours(neighbours, id);
      expect(cluster).toBe(2);
      expect(Math.hypot(x - 1080, y - 1000)).toBeLessThan(100);
    }),
  );
});

describe("a selection", () => {
  const anyQuery = fc.record(
    {
      source: fc.constantFrom(...MAP_SOURCES),
      date_from: fc.integer({ min: 0, max: 65_535 }).map((day) => new Date(day * 86_400_000)),
      date_to: fc.integer({ min: 0, max: 65_535 }).map((day) => new Date(day * 86_400_000 + 3_600_000)),
      box: fc.tuple(place, place, place, place).map(String),
    },
    { requiredKeys: [] },
  );

  test("is what the query says, and no more than its limit", () => {
    fc.assert(
      fc.property(anyPoints, anyQuery, fc.integer({ min: 0, max: 20 }), (points, query, limit) => {
        const box = query.box?.split(",").map(Number);
        const matches = (point: MapPoint, part: readonly number[] | undefined) =>
          (query.source === undefined || MAP_SOURCES[point.source] === query.source) &&
          point.day * 86_400_000 >= (query.date_from?.getTime() ?? 0) &&
          point.day * 86_400_000 <= (query.date_to?.getTime() ?? Number.POSITIVE_INFINITY) &&
          (!part ||
            (point.x >= (part[0] ?? 0) &&
              point.y >= (part[1] ?? 0) &&
              point.x <= (part[2] ?? 0) &&
              point.y <= (part[3] ?? 0)));
        const collected = collectPoints(points);
        const selection = selectPoints(collected, 4, { ...query, limit });
        expect(selection.total).toBe(points.filter((point) => matches(point, box)).length);
        expect(selection.clusterCounts).toEqual(
          [0, 1, 2, 3].map(
            (cluster) =>
              points.filter((point) => point.cluster === cluster && matches(point, undefined)).length,
          ),
        );
        expect(selection.places.length).toBeLessThanOrEqual(limit);
        const shown = listPoints(collected).filter((_, at) => selection.places.includes(at));
        expect(shown.every((point) => matches(point, box))).toBe(true);
        if (limit >= selection.total) expect(selection.places).toHaveLength(selection.total);
      }),
    );
  });

  test("of a part of the map has what that of the whole had there", () => {
    const points = Array.from({ length: 3000 }, (_, at): MapPoint => {
      return {
        id: at + 1,
        x: (at * 37) % 10_000,
        y: (at * 91) % 10_000,
        day: 1,
        cluster: 0,
        source: 0,
        sampled: true,
      };
    });
    const collected = collectPoints(points);
    const whole = selectPoints(collected, 1, { limit: 300 });
    const part = selectPoints(collected, 1, { limit: 300, box: "0,0,5000,5000" });
    expect(whole.places.length).toBeGreaterThan(200);
    const inPart = whole.places.filter(
      (at) => (collected.xs[at] ?? 0) <= 5000 && (collected.ys[at] ?? 0) <= 5000,
    );
    expect(part.places).toEqual(expect.arrayContaining(inPart));
    expect(part.places.length).toBeGreaterThan(2 * inPart.length);
  });
});

test("a cluster's box leaves out what lies far off", () => {
  const points = Array.from({ length: 100 }, (_, at): MapPoint => {
    return { id: at + 1, x: at === 0 ? 9999 : 100 + at, y: 50, day: 1, cluster: 0, source: 0, sampled: true };
  });
  const [cluster] = outlineClusters(collectPoints(points), [["music"]]);
  expect(cluster).toMatchObject({ tags: ["music"], y: 50 });
  expect(cluster?.box[2]).toBeLessThan(210);
});

const mean = (numbers: readonly number[]) =>
  numbers.reduce((sum, number) => sum + number, 0) / numbers.length;
