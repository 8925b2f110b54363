import type { Neighbour } from "@/lib/embeddings/vector-index";

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

/** What the index is asked. */
export interface NearestInput {
  /** The store's file. */
  path: string;
  model: string;
  vector: Float32Array;
  limit: number;
  except: number | undefined;
}

/** What it says of a vector. */
export interface NearestOutput {
  /** The nearest first. */
  neighbours: Neighbour[];
  /** The valid projects that it was compared with, and all of them. */
  comparedWith: number;
  comparedOf: number;
}

/** What is asked of the whole store. */
export interface QuickCheckInput {
  /** The store's file. */
  path: string;
}
