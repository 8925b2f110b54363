import { MAP_SIDE } from "@/lib/contracts/limits";

/** A project with a place, as near as it is to one that has none yet. */
export interface PlacedNeighbour {
  cosine: number;
  x: number;
  y: number;
  cluster: number;
}

/** How much sooner a neighbour's place counts by a tenth of cosine more: e². */
const SHARPNESS = 20;
/** How far off at most, in parts of the map: of two that have the same neighbours, none hides the other. */
const SPREAD = 0.006;

/**
 * Places a project in the middle of its neighbours, the nearer ones counting more: of those in the nearest one's cluster,
 * as the middle between two clusters is near to neither.
 *
 * @param neighbours one at least, the nearest first
 * @param id of the project; it decides which way it is moved a little
 */
export function placeByNeighbours(
  neighbours: readonly [PlacedNeighbour, ...PlacedNeighbour[]],
  id: number,
): Omit<PlacedNeighbour, "cosine"> {
  const [nearest] = neighbours;
  const near = neighbours.filter(({ cluster }) => cluster === nearest.cluster);
  let [x, y, total] = [0, 0, 0];
  for (const neighbour of near) {
    const weight = Math.exp((neighbour.cosine - nearest.cosine) * SHARPNESS);
    x += neighbour.x * weight;
    y += neighbour.y * weight;
    total += weight;
  }
  // By the golden angle, so that one id after the other goes another way.
  const angle = id * 2.399963;
  const distance = SPREAD * MAP_SIDE * Math.sqrt(scatter(id));
  return {
    x: inside(x / total + Math.cos(angle) * distance),
    y: inside(y / total + Math.sin(angle) * distance),
    cluster: nearest.cluster,
  };
}

/** A number from 0 to 1 that follows from an id, near ids having far ones (Knuth's multiplicative hash). */
export const scatter = (id: number): number => (Math.imul(id, 0x9e3779b1) >>> 0) / 2 ** 32;

const inside = (number: number) => Math.round(Math.min(MAP_SIDE, Math.max(0, number)));
