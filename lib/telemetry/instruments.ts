import "server-only";
import { metrics } from "@opentelemetry/api";
import { singleton } from "@/lib/core/singleton";

/** In seconds; as OpenTelemetry's semantic conventions advise for calls of models. */
const CALL_SECONDS = [0.01, 0.02, 0.04, 0.08, 0.16, 0.32, 0.64, 1.28, 2.56, 5.12, 10.24, 20.48, 40.96, 81.92];
/** Likewise; no prompt of ours is longer than the last. */
const TOKENS = [1, 4, 16, 64, 256, 1024, 4096, 16_384, 65_536, 262_144];
/** In seconds; as the conventions advise for HTTP servers. */
const REQUEST_SECONDS = [0.005, 0.01, 0.025, 0.05, 0.075, 0.1, 0.25, 0.5, 0.75, 1, 2.5, 5, 7.5, 10];

/** What spans and metrics say they come from. */
export const SCOPE = "waywo-designer";

export const meter = () => metrics.getMeter(SCOPE);

/** What is counted as it happens; what can be looked up stands in `lib/health/gauges.ts`. */
export const instruments = () =>
  singleton("instruments", () => ({
    callDuration: meter().createHistogram("gen_ai.client.operation.duration", {
      description: "Calls of models and of embeddings",
      unit: "s",
      advice: { explicitBucketBoundaries: CALL_SECONDS },
    }),
    tokenUsage: meter().createHistogram("gen_ai.client.token.usage", {
      description: "Tokens of a model call, reported or else estimated",
      unit: "{token}",
      advice: { explicitBucketBoundaries: TOKENS },
    }),
    cost: meter().createCounter("waywo.cost", {
      description: "What model calls have cost at LLM_PRICE_INPUT and LLM_PRICE_OUTPUT",
      unit: "USD",
    }),
    rowsEnded: meter().createCounter("waywo.rows.ended", {
      description: "Rows whose idea was saved, or that failed",
    }),
    requestDuration: meter().createHistogram("http.server.request.duration", {
      description: "Requests of the API",
      unit: "s",
      advice: { explicitBucketBoundaries: REQUEST_SECONDS },
    }),
  }));
