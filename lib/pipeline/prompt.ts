import { createHash } from "node:crypto";
import { inert } from "@/lib/llm/inert";

export type { Prompt } from "@/lib/llm/types";

/** Stored with every call. Raise it whenever the wording of a prompt changes. */
export const PROMPT_VERSION = "2026-12";

/** Hexadecimal digits: 64 bits. */
const FENCE_DIGITS = 16;

/**
 * Fences text that others wrote, so that the model reads it as material, not as instructions. The fence is named after
 * a hash of what it holds, and no text can hold its own; the text itself is made inert.
 *
 * @param name of the material, in lower-case letters
 * @param seed of the call, so that no two calls have the same fence
 */
export function material(name: string, text: string, seed?: number): string {
  const quoted = inert(text);
  const digest = createHash("sha256")
    .update(JSON.stringify([seed ?? null, name, quoted]))
    .digest("hex");
  const tag = `${name}-${digest.slice(0, FENCE_DIGITS)}`;
  return `<${tag}>\n${quoted}\n</${tag}>`;
}
