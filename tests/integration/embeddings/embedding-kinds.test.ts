import { describe, expect, test } from "vitest";
import { db } from "@/lib/core/db";
import { embeddingText } from "@/lib/embeddings/novelty";
import { decodeVector } from "@/lib/embeddings/vector";
import { DIMENSIONS, ODD_ONE } from "@/tests/support/answers/embeddings";
import { EMBEDDING_KINDS } from "@/tests/support/answers/kinds";
import { vectorOf } from "@/tests/support/stub-model/good-reply";
import { stubbedApp } from "@/tests/support/stubbed-app";

const launch = stubbedApp();

const TITLES = [...Array.from({ length: 11 }, (_, n) => `Project ${n}`)].toSpliced(7, 0, ODD_ONE);
const corpus = TITLES.map((title) => ({
  title,
  shortDescription: "A project",
  description: `What ${title} is about`,
  hashtags: "[]",
  ideaScore: 5,
  complexityScore: 5,
}));

const COMPARED = { all: 12, "all but one": 11, none: 0 } as const;

// Vitest cuts a $name short.
const kinds = EMBEDDING_KINDS.map((kind) => [kind.name, kind] as const);

describe.each(kinds)("an embedding service: %s", (_name, kind) => {
  // A service that keeps saying 429 is waited for, some 55 s.
  test("has the run end as the table says", { timeout: 180_000 }, async () => {
    const { app, stub } = await launch({
      stub: { dimensions: DIMENSIONS },
      env: {
        LOG_LEVEL: "silent",
        LLM_TIMEOUT_MS: String(kind.timeoutMs ?? 10_000),
        LLM_MAX_RETRIES: "1",
      },
    });
    await db().project.createMany({ data: corpus });
    const service = kind.service();
    stub.answer((request) =>
      kind.corpus === "none" && stub.counts.calls > 0 ? undefined : service(request),
    );

    const { task_id } = await app.start({ num_ideas: 2, seed_tags: ["ios"] });
    const status = await app.end(task_id);
    expect(status).toMatchObject({ state: "SUCCESS", counts: { saved: 2, failed: 0 }, errors: [] });

    const compared = COMPARED[kind.corpus];
    const rows = await app.rows(task_id);
    if (compared === 12) {
      expect(status.novelty_note).toBeNull();
      for (const row of rows) expect(row.novelty_note).toBeNull();
    } else {
      expect(status.novelty_note).toContain(`compared with ${compared} of 12 projects`);
      expect(status.novelty_note).toContain(kind.says ?? ODD_ONE);
      for (const row of rows) {
        expect(row.compared_of).toBeGreaterThanOrEqual(12);
        expect(row.novelty_note).toBe(`compared with ${row.compared_with} of ${row.compared_of}`);
        const [project] = (await app.projects(`?run_id=${task_id}`)).projects;
        expect(project?.novelty_note).toMatch(/^compared with \d+ of \d+$/);
      }
    }

    const stored = await db().project.findMany();
    const lacking = stored.filter(({ descriptionEmbedding }) => descriptionEmbedding === null);
    const expected = { all: [], "all but one": [ODD_ONE], none: TITLES }[kind.corpus];
    expect(lacking.map(({ title }) => title).sort()).toEqual([...expected].sort());
    for (const project of stored) {
      if (!project.descriptionEmbedding) continue;
      const vector = decodeVector(project.descriptionEmbedding);
      expect(vector).toEqual(Float32Array.from(vectorOf(embeddingText(project), DIMENSIONS)));
    }

    if (kind.largestBatch === undefined) return;
    stub.log.length = 0;
    await db().project.updateMany({ data: { descriptionEmbedding: null } });
    await app.end((await app.start({ num_ideas: 1, seed_tags: ["ios"] })).task_id);
    const sizes = stub.log.flatMap(({ route, body }) =>
      route === "embeddings" ? [body.input].flat().length : [],
    );
    expect(Math.max(...sizes)).toBe(kind.largestBatch);
  });
});

test("every kind has a name of its own", () => {
  expect(new Set(EMBEDDING_KINDS.map(({ name }) => name)).size).toBe(EMBEDDING_KINDS.length);
});
