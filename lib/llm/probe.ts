import "server-only";
import type { HealthPart } from "@/lib/contracts/health";
import { type Endpoint, llmEndpoint } from "./endpoint";
import { readTrouble } from "./read-trouble";
import type { Trouble } from "./trouble";

/** A health check waits no longer for a model endpoint. */
const PROBE_MS = 3_000;

/** Whether the model endpoint can be reached and takes the key. Asks for its list of models; never throws. */
export async function probeLlm(endpoint: Endpoint = llmEndpoint()): Promise<HealthPart> {
  const startedAt = performance.now();
  const error = await whatIsWrong(endpoint);
  const took_ms = Math.round(performance.now() - startedAt);
  const part: HealthPart = { ok: error === undefined, twin: endpoint.twin, name: endpoint.model, took_ms };
  return error === undefined ? part : { ...part, error };
}

async function whatIsWrong(endpoint: Endpoint): Promise<string | undefined> {
  const signal = AbortSignal.timeout(PROBE_MS);
  try {
    await endpoint.client.models.list({ signal });
    return undefined;
  } catch (error) {
    if (signal.aborted) return `The model endpoint did not answer within ${PROBE_MS / 1000} s.`;
    const trouble = readTrouble(error, endpoint);
    return isReachable(trouble) ? undefined : trouble.error.message;
  }
}

/** Not every endpoint lists its models; a 404 is an answer too. */
const isReachable = ({ error }: Trouble) =>
  error.code === "llm_not_found" || error.code === "llm_rate_limited";
