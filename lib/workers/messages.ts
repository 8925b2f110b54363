import type { Neighbour } from "@/lib/embeddings/neighbours";
import type { MapCluster } from "@/lib/explore/map-points";
import type { RowSamples, SamplingRun } from "@/lib/pipeline/column";
import type { Shuffle } from "@/lib/projects/shuffle";
import type { QualityInput } from "@/lib/quality/types";

/** What a thread is asked: to make a call, or to give one up. */
export type ToThread = { call: number; service: string; input: unknown } | { abort: number };

/** What it says: that it has loaded and takes calls, or how one ended. */
export type FromThread =
  | { ready: true }
  | { call: number; output: unknown }
  | { call: number; error: { message: string; code: string | undefined } };

/** An HTTP exchange as a message; bodies are whole. */
export interface HttpRequest {
  url: string;
  method: string;
  headers: [string, string][];
  body: string;
}

export interface HttpResponse {
  status: number;
  headers: [string, string][];
  body: ArrayBuffer;
}

/** What is asked of a whole store. */
export interface StoreInput {
  /** The store's address: its file, or a URL of PostgreSQL. */
  path: string;
}

/** A statement that only reads. */
export interface ReadInput extends StoreInput {
  sql: string;
  /** Of its `?`s. */
  args: (number | string)[];
}

/** A statement whose first column has a JSON array of ids, and which part of them is wanted. */
export interface IdsInput extends ReadInput {
  /** The order to bring them into first; null where they are in order. */
  shuffle: Shuffle | null;
  start: number;
  length: number;
}

/** Some of the ids, how many there are, and what else the statement's row has. */
export interface ListedIds {
  total: number;
  ids: number[];
  more: unknown[];
}

/** What the index is asked about a vector. */
export interface NearestInput extends StoreInput {
  model: string;
  vector: Float32Array;
  limit: number;
  except?: number | undefined;
  /** Whether projects that are not valid are left out. */
  validOnly: boolean;
  /** Whether the answer waits until all of the store has been read. */
  whole: boolean;
}

/** What it is asked about a stored project. */
export interface SimilarInput extends StoreInput {
  id: number;
  /** Whose vector it counts as where that was not recorded. */
  model: string;
  limit: number;
}

/** What it says. */
export interface NearestOutput {
  /** The nearest first. */
  neighbours: Neighbour[];
  /** The valid projects that were compared, and all of them. */
  comparedWith: number;
  comparedOf: number;
}

/** The tag statistics of a store at one moment. */
export interface Snapshot {
  /** The version that they had. */
  version: number;
  mark: string;
  /** Of its collected projects' texts, BCP 47; null where that is not clear. */
  language: string | null;
  /** Compressed; see lib/pipeline/snapshot.ts. */
  vocabulary: Uint8Array<ArrayBuffer>;
}

/** What is asked for the rows of a run. */
export interface SampleInput extends StoreInput, Omit<SamplingRun, "vocabulary"> {
  /** Of the corpus that they are drawn from. */
  mark: string;
}

/** What is asked for the rows of a run once they are sampled. */
export interface InspirationsInput extends StoreInput {
  /** Of the corpus that they are drawn from. */
  mark: string;
  seed: number;
  seedTags: readonly string[];
  /** Row 0 first. */
  rows: Pick<RowSamples, "primaryTag" | "secondaryTags">[];
}

/** What is asked about tags. */
export interface NearTagsInput extends StoreInput {
  /** Normalised. */
  tags: string[];
  /** Whether the composer's tags count as known, beside the corpus's. */
  composer: boolean;
  limit: number;
}

/** For each tag: whether it is known, and known ones that are near, the nearest first. */
export type NearTagsOutput = { knows: boolean; nearest: string[] }[];

/** What an endpoint answered when it was asked for its models, and which of them are wanted. */
export interface ModelListInput {
  body: ArrayBuffer;
  /** Names that hold it are left out. */
  key: string | undefined;
  /** The only model that is wanted. */
  name: string | undefined;
}

/** Ids of projects that the search index lacks, has though they are no more, or has with other texts. */
export interface SearchDifferences {
  missing: number[];
  extra: number[];
  different: number[];
}

/** What the map is drawn from. */
export interface DrawMapInput extends StoreInput {
  /** Whose vectors. */
  model: string;
}

/** A map as it is stored. */
export interface DrawnMap {
  /** The newest change to a project's vector that it knows of, and the one when its layout was computed. */
  change: number;
  layoutChange: number;
  clusters: MapCluster[];
  projects: number;
  /** Compressed; see lib/explore/map-points.ts. */
  points: Uint8Array<ArrayBuffer>;
}

/** Whose ideas are measured, and with what. */
export interface QualityRequest extends StoreInput {
  /** Null for the latest of the store. */
  run: string | null;
  /** Whose vectors are compared. */
  model: string;
  cosine: number;
  prices: QualityInput["prices"];
}
