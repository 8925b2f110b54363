import { expect, test } from "vitest";
import { db } from "@/lib/core/db";
import { embeddingFaults } from "../../support/stub-model/embedding-faults";
import type { StubModel } from "../../support/stub-model/stub";
import { stubbedApp } from "../../support/stubbed-app";

const launch = stubbedApp();

const waywo = ({ origin }: StubModel) => ({
  EMBEDDING_URL: origin,
  EMBEDDING_BASE_URL: "",
  EMBEDDING_MODEL_NAME: "",
});

test.each<[string, (stub: StubModel) => Record<string, string>]>([
  ["OpenAI's", () => ({})],
  ["waywo's", (stub) => ({ ...waywo(stub), EMBEDDING_DIMENSIONS: "32" })],
])(
  "60 of 60 rows are saved while three calls in ten of %s embeddings meet a fault",
  {
    timeout: 300_000,
  },
  async (_whose, env) => {
    const { app, stub } = await launch({
      stub: { dimensions: 32 },
      // Far above what a good answer takes on a busy machine, so that only hung calls time out.
      env: (started) => ({ ...env(started), LLM_TIMEOUT_MS: "2000", LOG_LEVEL: "error" }),
    });
    const seed = 9;
    console.info(`seed ${seed}`);
    stub.answer(embeddingFaults(seed, 0.3));
    const runs = await Promise.all([30, 30].map((num_ideas) => app.start({ num_ideas, seed_tags: ["ios"] })));
    for (const { task_id } of runs) {
      expect(await app.end(task_id, 280_000)).toMatchObject({
        state: "SUCCESS",
        counts: { saved: 30, failed: 0 },
        errors: [],
      });
    }
    const vectors = await db().project.findMany({ select: { descriptionEmbedding: true } });
    expect(vectors.map(({ descriptionEmbedding }) => descriptionEmbedding?.length)).toEqual(
      Array.from({ length: 60 }, () => 32 * 4),
    );
    const { embeddings, embed } = stub.counts.byRoute;
    expect(embeddings + embed).toBeGreaterThan(70);
  },
);
