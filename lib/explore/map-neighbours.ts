import type { MapPoint } from "./map-points";
import type { MapProject } from "./map-project";
import { NearVectors } from "./near-vectors";
import { type PlacedNeighbour, placeByNeighbours } from "./place-project";

const NEIGHBOURS = 5;
/** Groups of about seventy that are searched for a place: a neighbour missed moves it a little. */
const SEARCHED = 4;

/** Places projects by the nearest of those that are on the map. */
export class MapNeighbours {
  readonly #near: NearVectors;
  readonly #points: readonly MapPoint[];
  readonly #width: number;

  /** @param points of these projects, in the same order; more may follow. One project at least */
  constructor(projects: readonly MapProject[], points: readonly MapPoint[]) {
    this.#near = new NearVectors(projects.map(({ vector }) => vector));
    this.#width = projects[0]?.vector.length ?? 0;
    this.#points = points.slice(0, projects.length);
  }

  /** Whether a project's vector can be compared with theirs. */
  compares({ vector }: MapProject): boolean {
    return vector.length === this.#width;
  }

  place({ id, source, day, vector }: MapProject): MapPoint {
    const [nearest, ...others] = this.#near
      .search(vector, NEIGHBOURS, SEARCHED)
      .flatMap(({ row, cosine }): PlacedNeighbour[] => {
        const point = this.#points[row];
        return point ? [{ cosine, x: point.x, y: point.y, cluster: point.cluster }] : [];
      });
    if (!nearest) throw new Error("There is nothing on the map to place a project by.");
    return { id, source, day, sampled: false, ...placeByNeighbours([nearest, ...others], id) };
  }
}
