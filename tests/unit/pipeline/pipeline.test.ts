import { describe, expect, it } from "vitest";
import { MAX_SEED } from "@/lib/contracts/limits";
import { rowStageSchema } from "@/lib/contracts/runs";
import { responseSchema } from "@/lib/pipeline/ask-column";
import type { RowContext } from "@/lib/pipeline/column";
import { metadata } from "@/lib/pipeline/columns/metadata";
import { projectIdea } from "@/lib/pipeline/columns/project-idea";
import { modelSeed, PIPELINE, writtenColumns } from "@/lib/pipeline/pipeline";
import { hasUnbounded } from "@/tests/support/stub-model/small-model";
import { SAMPLED_ROW } from "./corpus";

describe("PIPELINE", () => {
  it("is the list of columns that the documents name, in this order", () => {
    expect(PIPELINE.map(({ kind, name }) => `${name}: ${kind}`)).toEqual([
      "primary_tag: sampler",
      "secondary_tags: sampler",
      "target_audience: sampler",
      "target_complexity: sampler",
      "problem_frame: sampler",
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

const values = new Map<unknown, unknown>([
  [projectIdea, "Meal Ledger keeps a diary of meals."],
  [metadata, { title: "Meal Ledger", shortDescription: "A diary", description: "A diary.", hashtags: [] }],
]);
const ROW: RowContext = {
  ...SAMPLED_ROW,
  value: <T>(column: unknown) => values.get(column) as T,
};

const structured = PIPELINE.filter((column) => "format" in column);
const judges = PIPELINE.filter((column) => column.kind === "llm_judge");

it.each(structured)(
  "$name asks for an object that strict mode takes, and its prompt names the keys",
  (column) => {
    const keys = Object.keys(column.format.shape);
    const schema = responseSchema(column);
    expect(schema).toMatchObject({ type: "object", required: keys, additionalProperties: false });
    expect(schema).not.toHaveProperty("$schema");
    for (const key of keys) expect(column.prompt(ROW).user).toContain(`"${key}"`);
  },
);

it.each(structured)(
  "$name bounds every text and list, so that a grammar lets none go on for ever",
  (column) => {
    expect(hasUnbounded(responseSchema(column))).toBe(false);
  },
);

it.each(structured)("$name has room for the longest answer that its format allows", (column) => {
  const { properties } = responseSchema(column) as { properties: Record<string, Bounds> };
  const characters = Object.entries(properties).map(([key, bounds]) => key.length + 8 + longest(bounds));
  // Four characters a token, as English has.
  expect(column.maxTokens).toBeGreaterThanOrEqual(characters.reduce((sum, each) => sum + each, 0) / 4);
});

it.each(judges)("$name tells what each value of its scores means", (column) => {
  for (const [score, rubric] of Object.entries(column.rubrics)) {
    const points = rubric.map((_, index) => index + 1);
    expect(responseSchema(column)).toMatchObject({
      properties: { [score]: { type: "integer", enum: points } },
    });
    for (const point of points) {
      expect(column.prompt(ROW).user).toContain(`  ${point}: ${rubric[point - 1]}\n`);
    }
  }
});

interface Bounds {
  maxLength?: number;
  maxItems?: number;
  items?: Bounds;
}

function longest({ maxLength, maxItems, items }: Bounds): number {
  if (maxItems !== undefined && items) return maxItems * (longest(items) + 4);
  return maxLength ?? 2;
}

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
