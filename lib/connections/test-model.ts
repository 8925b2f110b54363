import "server-only";
import type { ModelTest } from "@/lib/contracts/connections";
import { DEFAULT_MEASURES } from "@/lib/contracts/run-options";
import { DomainError } from "@/lib/core/errors";
import { maskSecrets } from "@/lib/core/secrets";
import type { LlmDeps } from "@/lib/llm/deps";
import { Dialects } from "@/lib/llm/dialect";
import { makeEndpoint } from "@/lib/llm/endpoint";
import { realClock } from "@/lib/net/clock";
import { AdaptiveLimiter } from "@/lib/net/limiter";
import { Pauses } from "@/lib/net/pauses";
import { CircuitBreaker, retryBudget } from "@/lib/net/retry-policy";
import { WarmUps } from "@/lib/net/warm-up";
import { askColumn } from "@/lib/pipeline/ask-column";
import type { RowContext } from "@/lib/pipeline/column";
import { type Metadata, metadata } from "@/lib/pipeline/columns/metadata";
import { countedVocabulary } from "@/lib/pipeline/vocabulary";
import { settings } from "@/lib/settings/settings";
import { abilitiesOf, replyOf, speedOf } from "./abilities";
import { Exchanges } from "./exchanges";
import { connectionFailure, plainFailures } from "./failure";
import { type CheckedEndpoint, checkEndpoint, type GivenEndpoint } from "./given-endpoint";
import { fetchModels } from "./list-models";

/** For the question with its corrections; a person waits. */
const MAX_MS = 90_000;
const MAX_CALL_MS = 60_000;
const GROUP = "test";
/** The window is told in passing, or not at all. */
const LIST_MS = 5_000;
/** Enough for an endpoint to refuse a format, and for a model to begin. */
const TRY_TOKENS = 16;

const IDEA =
  "Tidewatch is a small service for people who fish from the shore. It reads the tide tables of the nearest harbour " +
  "and the wind forecast, learns at which of a person's own spots the water is right and when, and sends one message " +
  "the evening before a good morning. Today they keep three pages open and a paper table in the car.";

const ROW: RowContext = {
  samples: {
    primaryTag: "fishing",
    secondaryTags: ["tides"],
    targetAudience: "people who fish from the shore",
    targetComplexity: 4,
    exploring: false,
  },
  seedTags: [],
  creativity: 0.85,
  avoid: [],
  inspirations: [],
  siblings: [],
  measures: DEFAULT_MEASURES,
  examples: [],
  language: null,
  vocabulary: countedVocabulary(["fishing", "tides", "weather", "notifications"], [4, 3, 2, 1]),
  // The metadata column reads the idea alone.
  value: <T>() => IDEA as T,
};

/**
 * Asks a model what a run would ask it, the metadata of an idea, and says what it can do. The request is made smaller
 * as a run's would be, and that is how its abilities are known; whether it takes `json_object`, where a schema was
 * taken, costs one more of a few tokens. What goes wrong is told in the answer. Nothing of it is stored.
 *
 * @throws InvalidRequestError where what was entered cannot be an endpoint
 */
export async function testModel(given: GivenEndpoint, signal: AbortSignal): Promise<ModelTest> {
  const checked = checkEndpoint(given, "llm");
  const exchanges = new Exchanges();
  const deps = depsOf(checked, exchanges);
  const context = contextOf(checked, deps.endpoint.model, signal);
  const startedAt = performance.now();
  const [answer, error] = await put(deps, signal).then(
    (value) => [value, null] as const,
    (thrown: unknown) => [null, connectionFailure(thrown)] as const,
  );
  if (answer) await tryJsonObject(deps, exchanges, signal);
  const replies = exchanges.all.flatMap((exchange) => replyOf(exchange) ?? []);
  const sum = (part: "promptTokens" | "completionTokens") =>
    replies.reduce((total, reply) => total + (reply[part] ?? 0), 0);
  const learnt = deps.dialects.of(deps.endpoint.key, performance.now()).window?.total ?? null;
  return {
    ok: answer !== null,
    error,
    model: deps.endpoint.model,
    host: deps.endpoint.host,
    answer: answer && {
      title: maskSecrets(answer.title),
      short_description: maskSecrets(answer.shortDescription),
    },
    ...abilitiesOf(exchanges.all),
    context: (await context) ?? learnt,
    tokens_per_second: speedOf(exchanges.all),
    seconds: Math.round((performance.now() - startedAt) / 100) / 10,
    requests: exchanges.sent,
    prompt_tokens: sum("promptTokens"),
    completion_tokens: sum("completionTokens"),
  };
}

/** A person sees a limit at once, and tries again. */
class NoPauses extends Pauses {
  override isGivenUp(): boolean {
    return true;
  }
}

/** Of this test alone, so that it meets nothing of what runs have learnt, and they nothing of it. */
function depsOf({ baseUrl, model, apiKey }: CheckedEndpoint, exchanges: Exchanges): LlmDeps {
  const { LLM_TIMEOUT_MS, LLM_EXTRA_BODY, LLM_MAX_TOKENS } = settings();
  const timeoutMs = Math.min(LLM_TIMEOUT_MS, MAX_CALL_MS);
  const endpoint = makeEndpoint(
    {
      LLM_BASE_URL: baseUrl,
      LLM_MODEL_NAME: model,
      LLM_API_KEY: apiKey,
      LLM_TIMEOUT_MS: timeoutMs,
      LLM_EXTRA_BODY,
    },
    exchanges.watch,
  );
  return {
    endpoint: { ...endpoint, failures: plainFailures(endpoint.failures) },
    limiter: new AdaptiveLimiter(1),
    dialects: new Dialects(),
    breaker: new CircuitBreaker(),
    warmUps: new WarmUps(),
    pauses: new NoPauses(),
    warmUpMs: 0,
    maxTokens: LLM_MAX_TOKENS,
    clock: realClock,
    random: Math.random,
    maxRetries: 0,
    retryBudgetMs: retryBudget(timeoutMs),
  };
}

async function put(deps: LlmDeps, signal: AbortSignal): Promise<Metadata> {
  const late = new AbortController();
  const sentence = `The model gave no usable answer within ${MAX_MS / 1000} s.`;
  const timer = setTimeout(() => late.abort(new DomainError("llm_timeout", sentence)), MAX_MS);
  try {
    return await askColumn(
      metadata,
      ROW,
      { group: GROUP, seed: 7, signal: AbortSignal.any([signal, late.signal]), onCall: async () => {} },
      deps,
    );
  } finally {
    clearTimeout(timer);
  }
}

async function tryJsonObject(
  { endpoint }: LlmDeps,
  exchanges: Exchanges,
  signal: AbortSignal,
): Promise<void> {
  if (abilitiesOf(exchanges.all).json_object !== null) return;
  const answered = exchanges.all.findLast((exchange) => replyOf(exchange) !== null)?.request ?? {};
  const { response_format: _, seed: __, ...rest } = answered;
  const limits = ["max_tokens", "max_completion_tokens"].filter((name) => name in rest);
  const body = {
    ...rest,
    ...Object.fromEntries(limits.map((name) => [name, TRY_TOKENS])),
    response_format: { type: "json_object" },
  };
  // Whatever comes of it is among the exchanges.
  await endpoint.client.post("/chat/completions", { body, signal }).catch(() => signal.throwIfAborted());
}

async function contextOf(
  checked: CheckedEndpoint,
  model: string,
  signal: AbortSignal,
): Promise<number | null> {
  try {
    const inTime = AbortSignal.any([signal, AbortSignal.timeout(LIST_MS)]);
    const { models } = await fetchModels(checked, "llm", inTime, model);
    return models[0]?.context ?? null;
  } catch {
    return null;
  }
}
