import "server-only";
import { env } from "@/lib/core/env";
import { singleton } from "@/lib/core/singleton";
import { type Capabilities, llmCapabilities } from "./capabilities";
import { type Endpoint, llmEndpoint } from "./endpoint";
import { type Gate, llmGate } from "./gate";
import { llmReachability, type Reachability } from "./reachability";
import { type Clock, realClock } from "./wait";

/** All that asking a model takes; one set for the process, and tests bring their own. */
export interface Means {
  endpoint: Endpoint;
  gate: Gate;
  capabilities: Capabilities;
  reachability: Reachability;
  clock: Clock;
  /** 0 to 1, for the jitter of waits. */
  random(): number;
  maxRetries: number;
}

/** The process's means. */
export function llmMeans(): Means {
  return singleton("llm.means", () => ({
    endpoint: llmEndpoint(),
    gate: llmGate(),
    capabilities: llmCapabilities(),
    reachability: llmReachability(),
    clock: realClock,
    random: Math.random,
    maxRetries: env().LLM_MAX_RETRIES,
  }));
}
