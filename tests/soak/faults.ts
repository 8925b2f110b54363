import { setTimeout as sleep } from "node:timers/promises";
import { type Random, stream } from "@/lib/pipeline/random";
import { goodAnswer } from "../support/stub-model/ideas";
import type { StubHook, StubReply, StubRequest } from "../support/stub-model/stub";

/** What a service behind HTTP does wrong. */
export const SERVICE_FAULTS = [
  "429",
  "429_retry_after",
  "500",
  "503",
  "hang",
  "reset",
  "half_json",
  "html",
  "slow",
] as const;
/** What a model says wrong, in a good completion. */
export const CONTENT_FAULTS = ["refusal", "empty", "cut_off", "half_object"] as const;
export type Fault = (typeof SERVICE_FAULTS)[number] | (typeof CONTENT_FAULTS)[number];

/** Also in good times some calls go wrong. */
const QUIET = { share: 0.02, faults: ["429", "500", "half_json", "slow"] as readonly Fault[] };
const SLOW_MS = 2_500;
const JSON_TYPE = { "content-type": "application/json" };
const HTML = "<!doctype html><html><head><title>502 Bad Gateway</title></head><body>nginx</body></html>";

interface Phase {
  share: number;
  faults: readonly Fault[];
}

/** Decides, by the seed, which calls of the model and of the embeddings go wrong. */
export class Faults {
  /** How often each fault was given. */
  readonly given = new Map<Fault, number>();
  readonly #random: Record<"model" | "embeddings", Random>;
  readonly #phases: Record<"model" | "embeddings", Phase[]> = { model: [], embeddings: [] };
  #on = true;

  constructor(seed: number) {
    const random = (service: string) => stream(seed, "soak", "calls", service);
    this.#random = { model: random("model"), embeddings: random("embeddings") };
  }

  /** From now on every call is answered well and at once. */
  end(): void {
    this.#on = false;
  }

  resume(): void {
    this.#on = true;
  }

  /** Lets one service go wrong more often, until the returned function is called. */
  begin(service: "model" | "embeddings", phase: Phase): () => void {
    this.#phases[service].push(phase);
    return () => void this.#phases[service].splice(this.#phases[service].indexOf(phase), 1);
  }

  readonly hook: StubHook = async (request) => {
    if (!this.#on || request.route === "models") return undefined;
    const service = request.route === "chat" ? "model" : "embeddings";
    const random = this.#random[service];
    const { share, faults } = this.#phases[service].at(-1) ?? QUIET;
    if (random.float() >= share) return undefined;
    const fault = faults[random.int(faults.length)] ?? "500";
    this.given.set(fault, (this.given.get(fault) ?? 0) + 1);
    if (fault === "slow") await sleep(random.int(SLOW_MS));
    return REPLIES[fault](request);
  };
}

const failure = (status: number, message: string, headers: Record<string, string> = {}): StubReply => ({
  status,
  body: { error: { message, type: "server_error" } },
  headers,
});

const half = (text: string) => text.slice(0, text.length / 2);

/** Undefined leaves the good answer. An answer with a `finish` of its own is one that no reader takes. */
const REPLIES: Record<Fault, (request: StubRequest) => StubReply | undefined> = {
  "429": () => failure(429, "Too many requests."),
  "429_retry_after": () => failure(429, "Too many requests.", { "retry-after": "1" }),
  "500": () => failure(500, "The model fell over."),
  "503": () => failure(503, "The model is loading."),
  hang: () => ({ fault: "stall" }),
  reset: () => ({ fault: "half_reset" }),
  half_json: () => ({ status: 200, body: '{"object":"list","data":[{"index":0,"emb', headers: JSON_TYPE }),
  html: () => ({ status: 200, body: HTML, headers: { "content-type": "text/html" } }),
  slow: () => undefined,
  refusal: () => ({ say: null, message: { refusal: "I cannot help with that." } }),
  empty: () => ({ say: "", finish: "stop" }),
  cut_off: (request) => ({ say: half(goodAnswer(request)), finish: "length" }),
  half_object: (request) => ({
    say: request.column === "project_idea" ? "I cannot." : half(goodAnswer(request)),
    finish: "stop",
  }),
};
