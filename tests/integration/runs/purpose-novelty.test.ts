import { expect, test } from "vitest";
import { db } from "@/lib/core/db";
import { readTooAlike } from "@/lib/runs/row/too-alike";
import { readSql } from "@/lib/store/sql";
import type { StubModel } from "../../support/stub-model/stub";
import { stubbedApp } from "../../support/stubbed-app";

const launch = stubbedApp();

const THINGS = ["Seed", "Paint", "Battery", "Spice", "Film", "Tea", "Glue", "Yarn", "Wine"];

/** A model that writes one idea again and again, each time about something else; from the `own`th on, another idea. */
const nounSwaps =
  (own = Number.POSITIVE_INFINITY) =>
  (index: number) => {
    const thing = THINGS[index % THINGS.length];
    const swapped = {
      title: `${thing} Drawer ${index}`,
      short_description: `Knows which ${thing} to use up before it spoils`,
      description: `Every ${thing} gets its year of purchase and a curve for its kind, so that the oldest goes first and the rest can wait. Once a year it asks you to test ten and corrects itself.`,
    };
    const other = {
      title: `Night Choir ${index}`,
      short_description: "Finds a quiet hour for forty singers to rehearse",
      description:
        "Members mark when they cannot come, and the rota moves around them until nobody is left out. It never tells anybody who was in the way.",
    };
    return index >= own ? other : swapped;
  };

/** Has the stub write these texts, one a candidate, with the tags that are required of it. */
function write(stub: StubModel, texts: ReturnType<typeof nounSwaps>) {
  stub.answer(({ column, columnIndex, messages }) => {
    if (column !== "metadata") return undefined;
    const required = /Required hashtags: (.*)/.exec(messages.at(-1)?.content ?? "")?.[1] ?? "";
    const hashtags = [...required.matchAll(/"([^"]+)"/g)].map(([, tag]) => tag);
    return { say: JSON.stringify({ ...texts(columnIndex), hashtags: [...hashtags, "one", "two"] }) };
  });
}

const ONE_BY_ONE = { LLM_CONCURRENCY: "1" };

test("an idea with only its noun exchanged is asked for again, and told what it is too like", async () => {
  const { app, stub } = await launch({ stub: { dimensions: 32 }, env: ONE_BY_ONE });
  write(stub, nounSwaps(2));
  const { task_id } = await app.start({ num_ideas: 2 });
  await app.end(task_id);
  const [first, second] = (await app.rows(task_id)).toSorted((a, b) => a.candidates - b.candidates);
  expect(first).toMatchObject({ candidates: 1, near: false, too_alike: [] });
  expect(second).toMatchObject({ candidates: 2, near: false, too_alike: [] });
  expect(second?.metadata?.title).toMatch(/^Night Choir/);
  // By the whole text it was as far away as any other: the stub's vectors say nothing.
  const refused = await db().generationCandidate.findFirstOrThrow({ where: { near: true } });
  expect(refused.novelty).toBeGreaterThan(0.3);
  const like = { title: first?.metadata?.title, purpose: first?.metadata?.short_description };
  const sentence = expect.stringContaining("gets its year of purchase and a curve for its kind");
  expect(readTooAlike(refused)).toEqual([
    { reason: "same_purpose", ...like, text: null },
    { reason: "shared_sentences", ...like, text: sentence },
  ]);
  expect(refused.purposeEmbedding).not.toBeNull();
  expect(refused.purposeCosine).toEqual(expect.any(Number));
});

test("with the measure off the same ideas pass, and no purpose is embedded", async () => {
  const { app, stub } = await launch({ stub: { dimensions: 32 }, env: ONE_BY_ONE });
  write(stub, nounSwaps());
  const { task_id } = await app.start({ num_ideas: 3, measures: { purpose_novelty: false } });
  await app.end(task_id);
  for (const row of await app.rows(task_id)) {
    expect(row).toMatchObject({ candidates: 1, near: false, too_alike: [] });
  }
  const candidates = await db().generationCandidate.findMany();
  expect(candidates.map(({ purposeEmbedding }) => purposeEmbedding)).toEqual([null, null, null]);
});

test("a model with one idea in other nouns: every row after the first is near, and says to what", async () => {
  const { app, stub } = await launch({ stub: { dimensions: 32 } });
  write(stub, nounSwaps());
  const { task_id } = await app.start({ num_ideas: 4 });
  expect(await app.end(task_id)).toMatchObject({ state: "SUCCESS", counts: { saved: 4 } });
  const rows = await app.rows(task_id);
  const titles = new Set(rows.map(({ metadata }) => metadata?.title));
  // Of rows at the same moment the second sees the first.
  expect(rows.filter(({ near }) => !near)).toHaveLength(1);
  for (const row of rows.filter(({ near }) => near)) {
    expect(row.candidates).toBe(3);
    expect(row.too_alike.map(({ reason }) => reason)).toContain("same_purpose");
    expect(row.too_alike.some(({ title }) => titles.has(title))).toBe(true);
  }
});

test("a stored project's purpose counts as well", async () => {
  const { app, stub } = await launch({ stub: { dimensions: 32 }, env: ONE_BY_ONE });
  write(stub, nounSwaps());
  const one = await app.start({ num_ideas: 1 });
  await app.end(one.task_id);
  const [first] = await app.rows(one.task_id);
  expect(first?.near).toBe(false);
  const two = await app.start({ num_ideas: 1 });
  await app.end(two.task_id);
  const [second] = await app.rows(two.task_id);
  expect(second).toMatchObject({ near: true, candidates: 3 });
  expect(second?.too_alike[0]).toMatchObject({ reason: "same_purpose", title: first?.metadata?.title });
});

test("a project is compared by the purpose that was stored with its idea, until it is edited", async () => {
  const { app, stub } = await launch({ stub: { dimensions: 32 }, env: ONE_BY_ONE });
  write(stub, nounSwaps());
  const { task_id } = await app.start({ num_ideas: 1 });
  const { project_ids } = await app.end(task_id);
  const compared = () =>
    db().direct.read<{ purposeEmbedding: Uint8Array | null }>(
      readSql("read-compared-projects"),
      JSON.stringify(project_ids),
    );
  const candidate = await db().generationCandidate.findFirstOrThrow({ where: { chosen: true } });
  expect(Buffer.from((await compared())[0]?.purposeEmbedding ?? [])).toEqual(
    Buffer.from(candidate.purposeEmbedding ?? expect.fail("No purpose is stored.")),
  );
  await db().project.update({ where: { id: project_ids[0] ?? 0 }, data: { description: "Something else." } });
  expect(await compared()).toEqual([expect.objectContaining({ purposeEmbedding: null })]);
});
