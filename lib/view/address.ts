import { IDEAS_PER_CALL, MAX_CANDIDATES } from "@/lib/contracts/limits";

type Value = string | number | boolean | readonly (string | number)[] | null | undefined;

/** How the state of a page is where its address does not say; what is empty then is not listed. */
export const DEFAULTS = {
  designer: { candidates: MAX_CANDIDATES.default, per_call: IDEAS_PER_CALL.default, judge: "absolute" },
  /** Of every list. */
  list: { offset: 0 },
  projects: { tags_match: "any", is_valid: "true", limit: 25, offset: 0 },
  tags: { sort: "count", offset: 0 },
  review: { order: "oldest" },
} as const;

/**
 * The address of a page in a state, without what is empty or at its default. The browser writes addresses and seldom
 * reads them, so this does without the library that reads them.
 */
export function addressOf(
  path: string,
  state: Readonly<Record<string, Value>>,
  defaults: Readonly<Record<string, Value>> = DEFAULTS.list,
): string {
  const given = Object.entries(state)
    .map(([name, value]) => [name, String(value ?? "")])
    .filter(([name = "", text]) => text !== "" && text !== String(defaults[name] ?? ""));
  // Commas and colons are readable in an address, and mean nothing there.
  const search = new URLSearchParams(given).toString().replace(/%(?:2C|3A)/g, decodeURIComponent);
  return search === "" ? path : `${path}?${search}`;
}
