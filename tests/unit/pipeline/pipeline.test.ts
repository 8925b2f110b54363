import { describe, expect, it } from "vitest";
import { MAX_SEED, rowStageSchema } from "@/lib/contracts/generate";
import { responseSchema } from "@/lib/pipeline/ask-column";
import { metadata } from "@/lib/pipeline/columns/metadata";
import { projectIdea } from "@/lib/pipeline/columns/project-idea";
import { modelSeed, PIPELINE, writtenColumns } from "@/lib/pipeline/pipeline";
import { VOCABULARY } from "./corpus";

describe("PIPELINE", () => {
  it("is the list of columns that the documents name, in this order", () => {
    expect(PIPELINE.map(({ kind, name }) => `${name}: ${kind}`)).toEqual([
      "primary_tag: sampler",
      "secondary_tags: sampler",
      "target_audience: sampler",
      "target_complexity: sampler",
      "project_idea: llm_text",
      "metadata: llm_structured",
      "idea_quality: llm_judge",
    ]);
  });

  it("has a stage in the contract for each written column", () => {
    const names = writtenColumns(PIPELINE).map(({ name }) => name);
    expect(rowStageSchema.options).toEqual([...names, "embedding", "saving"]);
  });
});

describe.each(writtenColumns(PIPELINE))("the column $name", (column) => {
  const values = new Map<unknown, unknown>([
    [projectIdea, "Meal Ledger keeps a diary of meals."],
    [metadata, { title: "Meal Ledger", shortDescription: "A diary", description: "A diary.", hashtags: [] }],
  ]);
  const prompt = column.prompt({
    samples: {
      primaryTag: "ios",
      secondaryTags: ["health"],
      targetAudience: "indie hackers",
      targetComplexity: 4,
      exploring: false,
    },
    seedTags: [],
    creativity: 0.85,
    avoid: [],
    vocabulary: VOCABULARY,
    value: <T>(earlier: unknown) => values.get(earlier) as T,
  });

  it.runIf(column.kind !== "llm_text")("asks for an object that strict mode takes", () => {
    if (column.kind === "llm_text") return;
    const keys = Object.keys(column.format.shape);
    expect(responseSchema(column)).toMatchObject({
      type: "object",
      required: keys,
      additionalProperties: false,
    });
    expect(responseSchema(column)).not.toHaveProperty("$schema");
    for (const key of keys) expect(prompt.user).toContain(`"${key}"`);
  });

  it.runIf(column.kind === "llm_judge")("tells what each value of its scores means", () => {
    if (column.kind !== "llm_judge") return;
    for (const [score, rubric] of Object.entries(column.rubrics)) {
      const values = rubric.map((_, index) => index + 1);
      expect(responseSchema(column)).toMatchObject({
        properties: { [score]: { type: "integer", enum: values } },
      });
      for (const [index, line] of rubric.entries())
        expect(prompt.user).toContain(`  ${index + 1}: ${line}\n`);
    }
  });
});

describe("modelSeed", () => {
  it("gives every place of a run a seed of its own, also where it wraps", () => {
    for (const runSeed of [0, MAX_SEED - 1_000_000]) {
      const seeds = new Set<number>();
      for (let row = 0; row < 50; row++) {
        for (let candidate = 0; candidate < 3; candidate++) {
          for (let column = 0; column < 5; column++) seeds.add(modelSeed(runSeed, row, candidate, column));
        }
      }
      expect(seeds.size).toBe(50 * 3 * 5);
      for (const seed of seeds) expect(seed >= 0 && seed <= MAX_SEED).toBe(true);
    }
  });
});
