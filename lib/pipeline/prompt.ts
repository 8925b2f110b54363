export type { Prompt } from "@/lib/llm/types";

/** Stored with every call. Raise it whenever the wording of a prompt changes. */
export const PROMPT_VERSION = "2026-11";

/** Wraps untrusted text in a tag it cannot close, so that the model reads it as material, not as instructions. */
export function material(name: string, text: string): string {
  const inert = text.replaceAll(`<${name}>`, "").replaceAll(`</${name}>`, "");
  return `<${name}>\n${inert}\n</${name}>`;
}
