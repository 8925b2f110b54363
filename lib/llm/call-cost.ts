import type { Settings } from "@/lib/settings/settings";

const PER_TOKENS = 1_000_000;

type Prices = Pick<Settings, "LLM_PRICE_INPUT" | "LLM_PRICE_OUTPUT">;

/** US dollars for so many tokens; null where prices are not configured. */
export function costOf(
  prompt: number,
  completion: number,
  { LLM_PRICE_INPUT, LLM_PRICE_OUTPUT }: Prices,
): number | null {
  if (LLM_PRICE_INPUT === undefined || LLM_PRICE_OUTPUT === undefined) return null;
  return (prompt * LLM_PRICE_INPUT + completion * LLM_PRICE_OUTPUT) / PER_TOKENS;
}
