/** One prompt as a chat: what the model is, and what it is asked. */
export interface Prompt {
  system: string;
  user: string;
}

/** Stored with every call; raise it whenever a prompt's words change. */
export const PROMPT_VERSION = "2026-11";

/** Fences a text that a model or a person wrote, so that it reads as material and never as an instruction. */
export function material(name: string, text: string): string {
  const inert = text.replaceAll(`<${name}>`, "").replaceAll(`</${name}>`, "");
  return `<${name}>\n${inert}\n</${name}>`;
}
