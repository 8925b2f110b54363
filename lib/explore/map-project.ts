import { dot, unitVector } from "@/lib/embeddings/vector";

/** A project that is to have a place on the map. */
export interface MapProject {
  id: number;
  /** Among MAP_SOURCES. */
  source: number;
  /** Since 1970. */
  day: number;
  /** Of length 1. */
  vector: Float32Array;
  tags: string[];
}

/** Reads projects in the order of their ids; those that are no more are left out. */
export interface ProjectReader {
  read(ids: readonly number[]): AsyncIterable<MapProject>;
}

/** The vector at length 1; null where it has no direction, as one from elsewhere may. */
export function usableVector(vector: Float32Array): Float32Array | null {
  const square = dot(vector, vector, 0);
  return square > 0 && Number.isFinite(square) ? unitVector(vector) : null;
}
