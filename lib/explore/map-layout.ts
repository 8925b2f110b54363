import { setImmediate as giveWay } from "node:timers/promises";
import { UMAP } from "umap-js";
import { MAP_SIDE } from "@/lib/contracts/limits";
import { stream } from "@/lib/pipeline/random";
import { NearVectors } from "./near-vectors";

export type Place = [x: number, y: number];

/** As UMAP's authors have it: fewer would tear groups apart, more would blur them. */
const NEIGHBOURS = 15;
/** Below, a layout has nothing to go by. */
const LEAST = 4;
const SEED = 14;
/** Of about seventy groups of 5,000 vectors: nine in ten of the neighbours are found. */
const SEARCHED = 10;
/** Rows between two turns of others. */
const ROWS_AT_ONCE = 50;
/** The share of the side that is left free around the points. */
const MARGIN = 0.03;

/**
 * Places vectors on a square so that near ones are near (UMAP, McInnes and others 2018). The same vectors in the same
 * order get the same places.
 *
 * @param vectors of one length, each of length 1
 * @returns a place for each, from 0 to MAP_SIDE
 */
export async function layOut(vectors: readonly Float32Array[]): Promise<Place[]> {
  const count = vectors.length;
  if (count < LEAST) return vectors.map((_, at) => [((at + 1) * MAP_SIDE) / (count + 1), MAP_SIDE / 2]);
  const nNeighbors = Math.min(NEIGHBOURS, count - 1);
  const { indices, distances } = await nearestRows(vectors, nNeighbors);
  const random = stream(SEED, "map");
  const umap = new UMAP({ nNeighbors, minDist: 0.15, random: () => random.float() });
  umap.setPrecomputedKNN(indices, distances);
  const epochs = umap.initializeFit(vectors.map(() => []));
  for (let epoch = 0; epoch < epochs; epoch++) {
    umap.step();
    await giveWay();
  }
  return fitSquare(umap.getEmbedding() as Place[]);
}

/** For each row the nearest ones, itself first, with their Euclidean distances. */
async function nearestRows(vectors: readonly Float32Array[], count: number) {
  const near = new NearVectors(vectors);
  const indices: number[][] = [];
  const distances: number[][] = [];
  for (const [row, vector] of vectors.entries()) {
    const others = near.search(vector, count, SEARCHED).filter((found) => found.row !== row);
    const kept = others.slice(0, count - 1);
    indices.push([row, ...kept.map((found) => found.row)]);
    distances.push([0, ...kept.map(({ cosine }) => Math.sqrt(Math.max(0, 2 - 2 * cosine)))]);
    if (row % ROWS_AT_ONCE === 0) await giveWay();
  }
  return { indices, distances };
}

/** Scales places into the square, in the middle of it, all by one factor. */
function fitSquare(places: readonly Place[]): Place[] {
  const [left, right] = rangeOf(places.map(([x]) => x));
  const [top, bottom] = rangeOf(places.map(([, y]) => y));
  const scale = ((1 - 2 * MARGIN) * MAP_SIDE) / Math.max(right - left, bottom - top, Number.EPSILON);
  const middle = MAP_SIDE / 2;
  return places.map(([x, y]) => [
    Math.round(middle + (x - (left + right) / 2) * scale),
    Math.round(middle + (y - (top + bottom) / 2) * scale),
  ]);
}

function rangeOf(numbers: readonly number[]): [number, number] {
  let [low, high] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const number of numbers) {
    low = Math.min(low, number);
    high = Math.max(high, number);
  }
  return [low, high];
}
