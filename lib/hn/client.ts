import "server-only";
import { setTimeout as wait } from "node:timers/promises";
import type { z } from "zod";
import { env } from "@/lib/core/env";
import { DomainError } from "@/lib/core/errors";
import { boundedFetch } from "@/lib/net/bounded-fetch";
import { TransportFailure } from "@/lib/net/transport-failure";
import { type Item, itemSchema, type SearchHit, searchSchema } from "./api-types";

/** As long as waywo waits. */
const TIMEOUT_MS = 30_000;
/** Before the second and the third try. */
const PAUSES_MS = [300, 1500];
const FINAL = ["too_large", "forbidden"];
const WORTH_RETRYING = [408, 429, 500, 502, 503, 504];

const fetchBounded = boundedFetch({ timeoutMs: TIMEOUT_MS });

/**
 * An item of Hacker News; null where there is none with this id.
 *
 * @throws DomainError hn_unavailable
 */
export async function fetchItem(id: number, signal?: AbortSignal): Promise<Item | null> {
  return read(itemUrl(id), itemOf(id).nullable(), signal);
}

/**
 * One of a thread's many items; null, too, where it is not what the API documents, so that the others are read.
 *
 * @throws DomainError hn_unavailable
 */
export async function fetchAnswer(id: number, signal?: AbortSignal): Promise<Item | null> {
  return read(itemUrl(id), itemOf(id).nullable().catch(null), signal);
}

const itemUrl = (id: number) => `${env().HN_API_URL}/item/${id}.json`;
const itemOf = (id: number) => itemSchema.refine((item) => item.id === id);

/**
 * The newest stories whose title has these words.
 *
 * @throws DomainError hn_unavailable
 */
export async function searchStories(words: string, signal?: AbortSignal): Promise<SearchHit[]> {
  const query = new URLSearchParams({
    query: words,
    tags: "story",
    restrictSearchableAttributes: "title",
    hitsPerPage: "50",
  });
  const found = await read(`${env().HN_SEARCH_URL}/search_by_date?${query}`, searchSchema, signal);
  return found.hits;
}

async function read<T>(url: string, schema: z.ZodType<T>, signal?: AbortSignal): Promise<T> {
  const answer = schema.safeParse(await getJson(url, signal));
  if (answer.success) return answer.data;
  throw unavailable(url, "the answer is not what its API documents", answer.error);
}

async function getJson(url: string, signal?: AbortSignal): Promise<unknown> {
  for (let attempt = 0; ; attempt++) {
    const { body, failure, again } = await tryOnce(url, signal);
    if (failure === null) return body;
    const pause = PAUSES_MS[attempt];
    if (!again || pause === undefined) throw unavailable(url, failure);
    await wait(pause, undefined, signal ? { signal } : {});
  }
}

interface Try {
  body?: unknown;
  /** As a clause; null where there is a body. */
  failure: string | null;
  again?: boolean;
}

async function tryOnce(url: string, signal?: AbortSignal): Promise<Try> {
  try {
    const response = await fetchBounded(url, signal ? { signal } : {});
    if (!response.ok) {
      return { failure: `it answered ${response.status}`, again: WORTH_RETRYING.includes(response.status) };
    }
    if (response.headers.get("content-type") !== "application/json") {
      return { failure: "the answer is no JSON", again: false };
    }
    return { body: await response.json(), failure: null };
  } catch (error) {
    if (!(error instanceof TransportFailure)) throw error;
    return { failure: error.message, again: !FINAL.includes(error.kind) };
  }
}

function unavailable(url: string, why: string, cause?: unknown): DomainError {
  const { host } = new URL(url);
  return new DomainError("hn_unavailable", `Hacker News could not be read at ${host}: ${why}.`, { cause });
}
