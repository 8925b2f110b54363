import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Liquid, type Template } from "liquidjs";
import { EnvError, env } from "@/lib/core/env";
import { singleton } from "@/lib/core/singleton";
import type { Prompt } from "@/lib/llm/types";
import { QUOTED_RULE } from "./prompt";

/** The prompts, each a file `<name>.md`, with the variables that its text may use. */
export const PROMPTS = {
  "project-idea": [
    "primary_tag",
    "seed_tags",
    "secondary_tags",
    "target_audience",
    "target_complexity",
    "problem_frame",
    "language",
    "exploring",
    "inspirations",
    "siblings",
    "existing",
    "alternatives",
  ],
  metadata: ["idea", "required_tags", "common_tags", "language"],
  "idea-quality": [
    "idea",
    "metadata",
    "examples",
    "target_complexity",
    "idea_rubric",
    "complexity_rubric",
    "language",
  ],
  "compare-ideas": ["first", "second", "idea_rubric"],
  "read-comment": ["comment", "common_tags", "idea_rubric", "complexity_rubric"],
} as const;

export type PromptName = keyof typeof PROMPTS;
/** A text that is empty, false or null counts as false in an `{% if %}`. */
export type PromptValues<Name extends PromptName> = Record<
  (typeof PROMPTS)[Name][number],
  string | number | boolean | null
>;

interface PromptFile {
  system: Template[];
  user: Template[];
  text: string;
  /** The beginning of the text's SHA-256. */
  version: string;
}

const BUILT_IN = join(/* turbopackIgnore: true */ process.cwd(), "lib/pipeline/prompts");
/** Hexadecimal digits: 48 bits, for a handful of versions. */
const VERSION_DIGITS = 12;

/** Tags leave no line of their own behind; values are text, never templates. */
const liquid = new Liquid({
  strictVariables: true,
  strictFilters: true,
  jsTruthy: true,
  trimTagRight: true,
  greedy: false,
  // A template renders in under a millisecond, and may be somebody else's.
  renderLimit: 1000,
  // No other files: a prompt is one file.
  templates: {},
});

/**
 * Renders a prompt of the set in use, which is the built-in one unless PROMPTS_DIR names a folder with files for some or
 * all of it. Values are inserted as they are: what others wrote goes through `material` or `quotedTags` before.
 *
 * @throws EnvError when the file in PROMPTS_DIR cannot be read or is no prompt
 */
export function renderPrompt<Name extends PromptName>(name: Name, values: PromptValues<Name>): Prompt {
  const { system, user, version } = promptFile(name);
  const render = (part: Template[]) => String(liquid.renderSync(part, values)).trim();
  return { system: `${render(system)} ${QUOTED_RULE}`, user: render(user), version };
}

/** Reads every prompt of the set in use. @throws EnvError */
export function checkPrompts(): void {
  for (const name of Object.keys(PROMPTS)) promptFile(name as PromptName);
}

/** What the file of a prompt in use says, before its values are inserted. */
export const promptText = (name: PromptName): string => promptFile(name).text;

function promptFile(name: PromptName): PromptFile {
  const folder = env().PROMPTS_DIR;
  const files = singleton("prompt-files", () => new Map<string, PromptFile>());
  const key = `${folder ?? ""}/${name}`;
  const known = files.get(key);
  if (known) return known;
  const file = parsePrompt(name, readText(name, folder));
  files.set(key, file);
  return file;
}

function readText(name: PromptName, folder: string | undefined): string {
  if (folder !== undefined) {
    try {
      return readFileSync(join(folder, `${name}.md`), "utf8");
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== "ENOENT") {
        throw new EnvError(`PROMPTS_DIR: ${name}.md cannot be read (${(error as Error).message}).`);
      }
    }
  }
  return readFileSync(join(BUILT_IN, `${name}.md`), "utf8");
}

/**
 * Parses a prompt's file: the system message under the line `## System`, the user's under `## User`, both Liquid
 * templates.
 *
 * @throws EnvError when a part is missing, the template is broken, or it uses a variable or a tag that there is not
 */
export function parsePrompt(name: PromptName, text: string): PromptFile {
  const parts = /^## System\s*\n([\s\S]+?)\n## User\s*\n([\s\S]+)$/.exec(text.replace(/\r\n/g, "\n").trim());
  const [, system = "", user = ""] = parts ?? [];
  if (!parts) throw new EnvError(`The prompt ${name}.md has no parts “## System” and “## User”.`);
  try {
    const allowed: readonly string[] = PROMPTS[name];
    const unknown = liquid
      .globalVariablesSync(`${system}\n${user}`)
      .filter((used) => !allowed.includes(used));
    if (unknown.length > 0) {
      throw new Error(`there is no ${unknown[0]}; it may use ${allowed.join(", ")}`);
    }
    const version = createHash("sha256").update(text).digest("hex").slice(0, VERSION_DIGITS);
    return { system: liquid.parse(system), user: liquid.parse(user), text, version };
  } catch (error) {
    throw new EnvError(`The prompt ${name}.md cannot be used: ${(error as Error).message}.`);
  }
}
