import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { forgetSingleton } from "@/lib/core/singleton";
import { QUOTED_RULE } from "@/lib/pipeline/prompt";
import { checkPrompts, PROMPTS, parsePrompt, renderPrompt } from "@/lib/pipeline/prompt-set";

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "waywo-prompts-"));
});
afterEach(async () => {
  vi.unstubAllEnvs();
  forget();
  await rm(folder, { recursive: true });
});

function forget(): void {
  forgetSingleton("env");
  forgetSingleton("prompt-files");
}

function use(dir: string): void {
  vi.stubEnv("PROMPTS_DIR", dir);
  forget();
}

const METADATA = { idea: "an idea", required_tags: '"ios"', common_tags: "", language: null };

describe("a set of prompts", () => {
  test("is checked whole: the built-in one and the plain one hold", () => {
    checkPrompts();
    use("tests/eval/prompts/plain");
    checkPrompts();
    expect(renderPrompt("metadata", METADATA).user).toMatch(/^Give the metadata/);
  });

  test("takes the files it lacks from the built-in one", async () => {
    const builtIn = renderPrompt("metadata", METADATA);
    await writeFile(join(folder, "idea-quality.md"), "## System\nJudge.\n## User\n{{ idea }}");
    use(folder);
    expect(renderPrompt("metadata", METADATA)).toEqual(builtIn);
    expect(renderPrompt("idea-quality", { ...METADATA, ...QUALITY })).toMatchObject({
      system: `Judge. ${QUOTED_RULE}`,
      user: "an idea",
    });
  });

  test("names the file and what is wrong with it", async () => {
    await writeFile(join(folder, "metadata.md"), "## System\nA\n## User\n{{ tagz }}");
    use(folder);
    expect(checkPrompts).toThrow(
      "The prompt metadata.md cannot be used: there is no tagz; it may use idea, required_tags, common_tags, language.",
    );
  });
});

const QUALITY = { metadata: "", examples: "", target_complexity: 3, idea_rubric: "", complexity_rubric: "" };

describe("a prompt", () => {
  test("has a version that changes with every letter, and with nothing else", async () => {
    const versions = new Set<string>();
    for (const text of [
      "## System\nA\n## User\nB",
      "## System\nA\n## User\nB.",
      "## System\nA\n## User\nB",
    ]) {
      versions.add(parsePrompt("metadata", text).version);
    }
    expect([...versions]).toEqual([
      expect.stringMatching(/^[0-9a-f]{12}$/),
      expect.stringMatching(/^[0-9a-f]{12}$/),
    ]);
  });

  test("inserts values as they are: what looks like a template in one is text", async () => {
    const idea = "{{ common_tags }} {% if true %}x{% endif %} <&> ## User\n## System";
    expect(renderPrompt("metadata", { ...METADATA, idea }).user).toContain(idea);
  });

  test("has no line of its own for what it leaves out", () => {
    const none = { ...PROJECT_IDEA, seed_tags: "", secondary_tags: "", exploring: false, existing: null };
    expect(renderPrompt("project-idea", none).user.split("\n\n")[0]).toBe(
      'Primary tag: "ios"\nTarget audience: pupils\nTarget complexity: 3/10',
    );
  });

  test.each([
    ["no parts", "Just a text", "has no parts “## System” and “## User”"],
    ["one part", "## User\nA", "has no parts"],
    ["an open tag", "## System\nA\n## User\n{% if idea %}", "cannot be used"],
    ["a tag that there is not", "## System\nA\n## User\n{% shell %}", "cannot be used"],
    ["a filter that there is not", "## System\nA\n## User\n{{ idea | run }}", "cannot be used"],
    ["another file", "## System\nA\n## User\n{% render 'package.json' %}", "cannot be used"],
    ["a variable of another prompt", "## System\n{{ comment }}\n## User\nB", "there is no comment"],
  ])("is refused with %s", (_, text, reason) => {
    expect(() => parsePrompt("metadata", text)).toThrow(reason);
  });
});

const PROJECT_IDEA = {
  ...Object.fromEntries(PROMPTS["project-idea"].map((name) => [name, null])),
  primary_tag: '"ios"',
  target_audience: "pupils",
  target_complexity: 3,
} as Parameters<typeof renderPrompt<"project-idea">>[1];
