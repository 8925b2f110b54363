import { DomainError } from "@/lib/core/errors";
import type { CallFailure } from "@/lib/net/call-failure";
import { type CallResult, roomOf } from "./call-model";
import { readRoom } from "./context-window";
import type { LlmDeps } from "./deps";
import type { UsedParts } from "./dialect";
import { charactersOf } from "./token-estimate";
import { fingerprint, Trial } from "./trial";
import type { Question, RequestParams } from "./types";

/** Statuses that can be about the size of a request; 402 where credits cover a part of the room only. */
const ABOUT_SIZE = [400, 402, 413, 422, 500];
/** Often in truth about a part of the request, by servers that do not check what they are sent. */
const UNCHECKED = [500];

/** How the refusals of one request are answered with smaller requests. */
export class Refusals {
  readonly #question: Question<unknown>;
  readonly #params: RequestParams;
  readonly #deps: LlmDeps;
  readonly #used: UsedParts;
  readonly #trial: Trial;
  #lastWords: string | null = null;
  #sure = true;

  constructor(question: Question<unknown>, params: RequestParams, deps: LlmDeps) {
    this.#question = question;
    this.#params = params;
    this.#deps = deps;
    const { seed, temperature } = params;
    this.#used = { format: question.answer.kind === "json", seed: seed !== undefined, temperature };
    this.#trial = new Trial(this.#used);
  }

  get dialect() {
    return this.#trial.dialect;
  }

  recordAnswer(): void {
    const { dialects, endpoint, clock } = this.#deps;
    const { change } = this.#trial;
    if (change === undefined) dialects.confirm(endpoint.key, this.#used);
    else dialects.learn(endpoint.key, change, clock.now(), { sure: this.#sure });
  }

  /**
   * Whether the request can be sent again, smaller.
   *
   * @throws DomainError where the prompt alone does not fit
   */
  goOn({ dialect }: CallResult, failure: CallFailure): boolean {
    if (failure.status === null || !["rejected", "transient", "loading", "permanent"].includes(failure.kind))
      return false;
    if (ABOUT_SIZE.includes(failure.status) && this.#resize(dialect, failure)) return true;
    if (failure.kind === "permanent" && failure.error.code !== "llm_not_found") return false;
    const words = fingerprint(failure.words);
    const isRepeated = words === this.#lastWords;
    this.#lastWords = words;
    const { dialects, endpoint, clock } = this.#deps;
    const { param } = failure;
    const refusal = { dialect, param, words: failure.words };
    const known = dialects.of(endpoint.key, clock.now());
    const hopeless = dialects.isHopeless(endpoint.key, words);
    if (failure.kind === "rejected") {
      if (this.#trial.next(refusal, known, { only: "all", hopeless })) return true;
      dialects.giveUp(endpoint.key, words, clock.now());
      return false;
    }
    this.#sure = false;
    if (this.#trial.next(refusal, known, { only: "named", hopeless: false })) return true;
    // Sent with the delays of any retry.
    if (isRepeated && failure.kind === "transient" && UNCHECKED.includes(failure.status)) {
      this.#trial.next(refusal, known, { only: "all", hopeless: false });
    }
    return false;
  }

  #resize(dialect: CallResult["dialect"], failure: CallFailure): boolean {
    const sent = { room: roomOf(this.#params, dialect), characters: charactersOf(this.#params) };
    const reading = readRoom(failure.words, sent);
    if (reading === null) return false;
    if (!reading.fits) {
      const tokens = `${reading.estimated ? "about " : ""}${reading.promptTokens.toLocaleString("en")}`;
      const most = reading.total === null ? "" : ` of ${reading.total.toLocaleString("en")}`;
      const sentence =
        `The prompt for ${this.#question.label} has ${tokens} tokens, too many for the model's context ` +
        `window${most}: ${failure.error.message}`;
      throw new DomainError("llm_bad_request", sentence);
    }
    const { total, answer, charactersPerToken } = reading.window;
    const known = dialect.window;
    const window = {
      total: total ?? known?.total ?? null,
      answer: answer ?? known?.answer ?? null,
      charactersPerToken,
    };
    // What was read must make the request smaller, else it would be refused again for ever.
    if (roomOf(this.#params, { ...dialect, window }) >= sent.room) return false;
    this.#trial.moveTo({ ...dialect, window }, dialect);
    return true;
  }
}
