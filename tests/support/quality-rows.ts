import type { QualityIdea, QualityInput, QualityRow } from "@/lib/quality/types";

/** A unit vector along one axis. */
export function axis(place: number, dimensions = 64): Float32Array {
  const vector = new Float32Array(dimensions);
  vector[place % dimensions] = 1;
  return vector;
}

export function ideaWith(overrides: Partial<QualityIdea> = {}): QualityIdea {
  return {
    title: "Tide Watch",
    tagline: "Tide alarms for patient shore anglers",
    description: "It rings an hour before high water.",
    prose: "Anglers miss the tide because tables are hard to read on a beach.",
    hashtags: ["iot", "fishing", "weather"],
    ideaScore: 6,
    complexityScore: 4,
    novelty: 0.4,
    vector: null,
    ...overrides,
  };
}

export function rowWith(overrides: Partial<QualityRow> = {}): QualityRow {
  return {
    run: "run",
    row: 0,
    seedTags: [],
    primaryTag: "fishing",
    targetAudience: "shore anglers",
    targetComplexity: 4,
    idea: ideaWith(),
    accepted: true,
    calls: 3,
    promptTokens: 900,
    completionTokens: 300,
    modelMs: 1500,
    ...overrides,
  };
}

export function inputOf(rows: QualityRow[], overrides: Partial<QualityInput> = {}): QualityInput {
  return {
    rows: rows.map((row, place) => ({ ...row, row: place })),
    cosine: 0.88,
    prices: null,
    synonyms: () => [],
    ...overrides,
  };
}
