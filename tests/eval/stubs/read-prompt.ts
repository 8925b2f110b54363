import type { StubRequest } from "../../support/stub-model/types";

/** What a model can find in a prompt, whoever wrote it: only lines and fences, never which set it is of. */
export interface ReadPrompt {
  text: string;
  /** The primary tag, then those required. */
  tags: string[];
  audience: string;
  /** Null where it is not told. */
  complexity: number | null;
  frame: string | null;
  inspirations: string[];
  /** What the run's other rows are about. */
  siblings: string;
  /** What is to be stayed away from. */
  existing: string;
  /** How many ideas one answer is to have. */
  alternatives: number;
  /** Graded examples for a judge. */
  examples: string[];
  idea: string;
  metadata: string;
}

export function readPrompt({ messages }: Pick<StubRequest, "messages">): ReadPrompt {
  const text = messages.map(({ content }) => content).join("\n");
  const line = (label: string) => new RegExp(`^${label}: (.+)$`, "m").exec(text)?.[1] ?? null;
  const fenced = (name: string) =>
    [...text.matchAll(new RegExp(`<${name}-\\w+>\\n([\\s\\S]*?)\\n</${name}-`, "g"))].map(
      ([, inside = ""]) => inside,
    );
  const list = (label: string) => [...(line(label) ?? "").matchAll(/"([^"]+)"/g)].map(([, tag = ""]) => tag);
  const complexity = line("Target complexity");
  return {
    text,
    tags: [...new Set([...list("Required tags[^:]*"), ...list("Primary tag")])],
    audience: line("Target audience") ?? "people who like to build",
    complexity: complexity === null ? null : Number.parseInt(complexity, 10),
    frame: line("Problem frame"),
    inspirations: fenced("inspiration"),
    siblings: fenced("siblings").join("\n"),
    existing: fenced("existing").join("\n"),
    alternatives: Number(/^Write (\d+) .*ideas/m.exec(text)?.[1] ?? 1),
    examples: fenced("example"),
    idea: fenced("idea").join("\n"),
    metadata: fenced("metadata").join("\n"),
  };
}
