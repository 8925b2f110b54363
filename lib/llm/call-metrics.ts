import "server-only";
import { settings } from "@/lib/settings/settings";
import { instruments } from "@/lib/telemetry/instruments";
import { serviceAttributes } from "@/lib/telemetry/service-attributes";
import { costOf } from "./call-cost";
import type { ModelEndpoint } from "./endpoint";
import type { CallRecord } from "./types";

/** Counts a model call that has ended, by what was asked for: its time, its tokens, what they cost. */
export function countCall(
  label: string,
  endpoint: Pick<ModelEndpoint, "host" | "twin" | "model">,
  { promptTokens, completionTokens, latencyMs, outcome }: CallRecord,
): void {
  const { callDuration, tokenUsage, cost } = instruments();
  const asked = { ...serviceAttributes("chat", endpoint), "waywo.column": label };
  callDuration.record(latencyMs / 1000, { ...asked, ...(outcome !== "ok" && { "error.type": outcome }) });
  if (promptTokens > 0) tokenUsage.record(promptTokens, { ...asked, "gen_ai.token.type": "input" });
  if (completionTokens > 0) tokenUsage.record(completionTokens, { ...asked, "gen_ai.token.type": "output" });
  const dollars = endpoint.twin === "external" ? costOf(promptTokens, completionTokens, settings()) : null;
  if (dollars !== null) cost.add(dollars, asked);
}
