import { expect, test } from "vitest";
import type { Project } from "@/lib/contracts/projects";
import type { Row } from "@/lib/contracts/runs";
import { db } from "@/lib/core/db";
import { countSentences, countWords } from "@/lib/pipeline/text/count";
import { smallModel } from "../../support/stub-model/small-model";
import { stubbedApp } from "../../support/stubbed-app";

const launch = stubbedApp();

const ROWS = 20;
/** A good model is asked for each of three columns once. */
const GOOD_CALLS = 3 * ROWS;

const asWished = ({ title, short_description, description, hashtags }: NonNullable<Row["metadata"]>) =>
  within(countWords(title), 2, 5) &&
  within(countWords(short_description), 5, 10) &&
  within(countSentences(description), 1, 3) &&
  within(hashtags.length, 3, 5);
const within = (count: number, min: number, max: number) => count >= min && count <= max;

test.each([1, 2, 3])(
  "a model of 270 million parameters has 18 of 20 rows saved, those that are relaxed marked (seed %i)",
  {
    timeout: 120_000,
  },
  async (seed) => {
    const { app, stub } = await launch({
      stub: { dimensions: 64, latency: 50 },
      seeded: true,
      env: { LLM_TIMEOUT_MS: "5000" },
    });
    const timed = async (num_ideas = ROWS) => {
      const startedAt = performance.now();
      const { task_id } = await app.start({ num_ideas, seed });
      const { counts, errors } = await app.end(task_id);
      return { task_id, counts, errors, ms: Math.round(performance.now() - startedAt) };
    };
    // The first run embeds the corpus.
    await timed(1);
    const good = await timed();
    await db().modelCall.deleteMany();
    stub.reset();
    stub.answer(smallModel);
    const { task_id, counts, errors, ms } = await timed();
    expect(counts.saved, JSON.stringify(errors)).toBeGreaterThanOrEqual(18);
    expect(stub.counts.calls).toBeLessThanOrEqual(3 * GOOD_CALLS);

    const saved = (await app.rows(task_id)).filter(({ state }) => state === "saved");
    const { projects } = await app.projects(`?limit=50&run_id=${task_id}`);
    const projectOf = new Map<number | null, Project>(projects.map((project) => [project.id, project]));
    for (const { project_idea, metadata, relaxed, relaxed_wishes, project_id } of saved) {
      expect(countWords(project_idea ?? "")).toBeGreaterThanOrEqual(30);
      expect(metadata).not.toBeNull();
      if (!metadata) continue;
      expect(relaxed, metadata.title).toBe(!asWished(metadata));
      expect(relaxed_wishes.length > 0).toBe(relaxed);
      expect(projectOf.get(project_id)).toMatchObject({ title: metadata.title, relaxed });
      expect(countWords(metadata.title)).toBeLessThanOrEqual(10);
      expect(metadata.title).not.toBe("The project's name");
      for (const tag of metadata.hashtags) expect(tag.split("-").length).toBeLessThanOrEqual(4);
    }
    const relaxed = saved.filter((row) => row.relaxed).length;
    expect(relaxed).toBeGreaterThan(0);

    const spent = await db().modelCall.aggregate({ _sum: { completionTokens: true } });
    console.info(
      `${saved.length} of ${ROWS} rows saved, ${relaxed} of them relaxed, with ${stub.counts.calls} calls in ${ms} ms (a ` +
        `good model: ${GOOD_CALLS} in ${good.ms} ms) and ${spent._sum.completionTokens} tokens written`,
    );
  },
);
