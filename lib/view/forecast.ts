import type { RunEstimate } from "@/lib/contracts/types";
import { amount, counted, roughDuration } from "./amounts";

/** What a run will take and what that rests on, or that no run tells. */
export function forecastWords(estimate: RunEstimate): string {
  const sentence = forecastSentence(estimate);
  return sentence === null
    ? "This model has written no run yet; the first will tell what one takes."
    : `${sentence}, ${forecastBasis(estimate.runs)}.`;
}

/** What a run will take, in one sentence; null where no run tells. */
export function forecastSentence(estimate: RunEstimate): string | null {
  const { calls, prompt_tokens, completion_tokens, seconds, cost } = estimate;
  if (calls === null || prompt_tokens === null || completion_tokens === null) return null;
  const parts = [
    counted(calls, "call"),
    `${amount(roughly(prompt_tokens + completion_tokens))} tokens`,
    ...(seconds === null ? [] : [roughDuration(seconds)]),
    ...(cost === null ? [] : [costWords(cost)]),
  ];
  return `About ${parts.slice(0, -1).join(", ")} and ${parts.at(-1)}`;
}

/** What a forecast rests on. */
export const forecastBasis = (runs: number) =>
  runs === 1 ? "going by the one run before" : `going by the last ${runs} runs`;

/** Two digits say all that a forecast knows. */
const roughly = (value: number) => Number(value.toPrecision(2));

/** In US dollars: "$0.04", "$12", and of less than a cent "less than $0.01". */
export function costWords(dollars: number): string {
  if (dollars === 0) return "$0";
  if (dollars < 0.01) return "less than $0.01";
  return dollars < 10 ? `$${dollars.toFixed(2)}` : `$${amount(Math.round(dollars))}`;
}
