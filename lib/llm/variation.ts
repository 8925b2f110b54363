import type { CallFailure } from "@/lib/net/call-failure";
import type { Turn } from "@/lib/net/limiter";
import type { LlmDeps } from "./deps";
import type { Question, RequestParams } from "./types";

/** A prime above the number of rows in a run, so that no other row of it has asked with the same seed. */
const SEED_STEP = 997;
/** Seeds are 31 bits wide, as endpoints take them. */
const SEEDS = 2 ** 31;
const TEMPERATURE_STEP = 0.1;
/** Warmer than this an answer is not raised: small models become incoherent. */
const WARMEST = 1;
/** Tokens for a model that thinks before it answers; twice as many if they are not enough. */
const THINKING_ROOM = 2_048;
/** What is left of the room when no answer came in time. */
const ROOM_LEFT = 2 / 3;
/** With no other failure in between. */
const MAX_TIMEOUTS = 3;
const MAX_SAME = 3;

/** How the requests of one question differ: what is asked again unchanged comes back unchanged. */
export class Variation implements Omit<RequestParams, "messages"> {
  maxTokens: number;
  seed: number | undefined;
  temperature: number;
  turn: Turn;
  /** The smallest room in which no answer came in time. */
  #tooMuch = Number.POSITIVE_INFINITY;
  #timeouts = 0;
  readonly #answers = new Map<string, number>();

  constructor(question: Question<unknown>, { endpoint, maxTokens }: Pick<LlmDeps, "endpoint" | "maxTokens">) {
    const room = endpoint.thinks ? Math.max(question.maxTokens, THINKING_ROOM) : question.maxTokens;
    this.maxTokens = maxTokens ?? room;
    this.seed = question.seed;
    this.temperature = question.temperature;
    this.turn = question.turn ?? { done: 0 };
  }

  /** Another seed, and a little more temperature for endpoints that take none. */
  vary(): void {
    this.#nextSeed();
    const warmer = Math.round((this.temperature + TEMPERATURE_STEP) * 100) / 100;
    this.temperature = Math.max(this.temperature, Math.min(warmer, WARMEST));
  }

  /** Twice the room for an answer that was cut off, short of what took too long. */
  makeRoom({ thinking }: { thinking: boolean }): void {
    const wanted = Math.max(2 * this.maxTokens, thinking ? THINKING_ROOM : 0);
    this.maxTokens = Math.min(wanted, Math.floor((this.maxTokens + this.#tooMuch) / 2));
  }

  /** What did not come in time is asked for again at most twice: after the other rows, for less, and otherwise. */
  retryAfterFailure({ kind, error }: Pick<CallFailure, "kind" | "error">): void {
    if (kind === "invalid") this.vary();
    if (error.code !== "llm_timeout") {
      // The endpoint's trouble, not this question's.
      this.#timeouts = 0;
      return;
    }
    if (++this.#timeouts >= MAX_TIMEOUTS) throw error;
    this.#tooMuch = this.maxTokens;
    this.maxTokens = Math.max(1, Math.floor(this.maxTokens * ROOM_LEFT));
    this.#nextSeed();
    this.turn = { ...this.turn, rank: "last" };
  }

  /** Whether this answer has now come so often that it will come again. */
  repeats(answer: string): boolean {
    const text = answer.trim();
    const times = (this.#answers.get(text) ?? 0) + 1;
    this.#answers.set(text, times);
    return times >= MAX_SAME;
  }

  #nextSeed(): void {
    if (this.seed !== undefined) this.seed = seedAfter(this.seed);
  }
}

/** The seed of a question that is asked again. */
export const seedAfter = (seed: number): number => (seed + SEED_STEP) % SEEDS;
