import { hash, seeded } from "./random";
import type { StubHook, StubReply, StubRequest } from "./types";

const JSON_TYPE = { "content-type": "application/json" };
const HTML = "<!doctype html><html><head><title>Sign in</title></head><body><h1>Sign in</h1></body></html>";

/** An answer whose embeddings are what `item` makes of each text's number. */
const answer = (request: StubRequest, item: (index: number) => unknown, count?: number): StubReply => {
  const { input, documents } = request.body;
  const texts = [input ?? documents].flat().length;
  const list = Array.from({ length: count ?? texts }, (_, index) => item(index));
  const body =
    request.route === "embed"
      ? { embeddings: list }
      : { data: list.map((embedding, index) => ({ index, embedding })) };
  return { status: 200, body };
};
const ones = (length: number) => Array.from({ length }, () => 1);

/** What an embedding service may answer instead of embeddings, by name. */
export const EMBEDDING_FAULTS: Record<string, (request: StubRequest) => StubReply> = {
  "429": () => ({ status: 429, headers: { "retry-after": "0" }, body: { error: { message: "Slow down." } } }),
  "500": () => ({ status: 500, body: { error: { message: "The encoder fell over." } } }),
  reset: () => ({ fault: "reset" }),
  "broken off": () => ({ fault: "half_reset" }),
  hung: () => ({ fault: "stall" }),
  HTML: () => ({ status: 200, headers: { "content-type": "text/html" }, body: HTML }),
  "HTML that says it is JSON": () => ({ status: 200, headers: JSON_TYPE, body: HTML }),
  truncated: () => ({ status: 200, headers: JSON_TYPE, body: '{"data":[{"index":0,"embedding":[0.25,0.5,' }),
  "nothing at all": () => ({ status: 200, headers: JSON_TYPE, body: "" }),
  "an error with status 200": () => ({ status: 200, body: { error: { message: "Upstream.", code: 503 } } }),
  "no list": () => ({ status: 200, body: { object: "list" } }),
  "an empty list": (request) => answer(request, () => [], 0),
  "one too many": (request) => answer(request, () => ones(32), 70),
  NaN: () => ({ status: 200, headers: JSON_TYPE, body: '{"data":[{"index":0,"embedding":[NaN,1]}]}' }),
  "null for numbers": (request) => answer(request, () => [null, null]),
  "texts for numbers": (request) => answer(request, () => ["0.1", "0.2"]),
  "null for an embedding": (request) => answer(request, () => null),
  "a text for an embedding": (request) => answer(request, () => "not an embedding"),
  "all zero": (request) => answer(request, () => ones(32).map(() => 0)),
  "too short": (request) => answer(request, () => ones(7)),
  "too long": (request) => answer(request, () => ones(33)),
  "wrong indexes": () => ({ status: 200, body: { data: [{ index: 5, embedding: ones(32) }] } }),
};

/** A hook that makes a share of the embedding calls fail, each in one of these ways, by the seed and its number. */
export function embeddingFaults(seed: number, share: number): StubHook {
  const faults = Object.values(EMBEDDING_FAULTS);
  return (request) => {
    if (request.route !== "embeddings" && request.route !== "embed") return undefined;
    const random = seeded(hash(`embedding fault ${request.index}`, seed));
    if (random() >= share) return undefined;
    return faults[Math.floor(random() * faults.length)]?.(request);
  };
}
