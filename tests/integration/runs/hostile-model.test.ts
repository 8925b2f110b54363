import { expect, test } from "vitest";
import { db } from "@/lib/core/db";
import { storeKind } from "@/lib/core/store-kind";
import { visibleText } from "@/lib/core/visible-text";
import { JOINED } from "../../support/hidden-text";
import { hostileModel, JUDGED, ORDERS } from "../../support/hostile-model";
import { stubbedApp } from "../../support/stubbed-app";

const launch = stubbedApp();
const ELSEWHERE = "http://elsewhere.test";

/** Every text in every table, with where it stands; not what full text makes of them. */
async function storedTexts(): Promise<[place: string, text: string][]> {
  const tables = await db().direct.read<{ name: string }>(
    storeKind() === "sqlite"
      ? "SELECT name FROM sqlite_schema WHERE type = 'table' AND sql NOT LIKE 'CREATE VIRTUAL%'"
      : "SELECT tablename AS name FROM pg_tables WHERE schemaname = current_schema() AND tablename <> 'project_search'",
  );
  const texts = tables.map(async ({ name }) =>
    (await db().direct.read(`SELECT * FROM "${name}"`)).flatMap((row) =>
      Object.entries(row).flatMap(([column, value]): [string, string][] =>
        typeof value === "string" ? [[`${name}.${column}`, value]] : [],
      ),
    ),
  );
  return (await Promise.all(texts)).flat();
}

test("a model that attacks in every field changes nothing but its own texts, and hides nothing in them", async () => {
  const { app, stub } = await launch({ seeded: true });
  const before = await app.start({ num_ideas: 4, seed: 7 });
  await app.end(before.task_id);
  const others = async () => ({
    rows: await app.rows(before.task_id),
    projects: await db().project.findMany({ where: { id: { lte: lastProject } }, orderBy: { id: "asc" } }),
  });
  const lastProject = (await db().project.findFirstOrThrow({ orderBy: { id: "desc" } })).id;
  const untouched = await others();

  stub.log.length = 0;
  stub.answer(hostileModel(ELSEWHERE));
  // Its ideas are all alike; which of them are kept is not what is looked at.
  const measures = { purpose_novelty: false };
  const { task_id } = await app.start({ num_ideas: 8, seed: 8, measures });
  const status = await app.end(task_id);
  expect(status.counts.saved + status.counts.failed).toBe(8);
  expect(status.counts.saved).toBeGreaterThanOrEqual(4);
  expect(status.counts.failed).toBeGreaterThan(0);

  for (const row of await app.rows(task_id)) {
    if (row.state !== "saved") continue;
    expect(row.idea_quality).toMatchObject(JUDGED);
    expect(row.project_idea).toContain(ORDERS);
    expect(row.project_idea).toContain(JOINED);
    expect(row.metadata?.short_description).toContain(JOINED);
    expect(row.metadata?.title.length).toBeLessThanOrEqual(80);
  }
  expect(await others()).toEqual(untouched);

  const texts = await storedTexts();
  expect(texts.length).toBeGreaterThan(100);
  // A record of what a model wrote keeps its escapes as the letters that they are; in other JSON they would be read.
  const escaped = (place: string, text: string) =>
    place !== "model_calls.bad_answer" && /\\u(?:00[019]|20[02-6]|feff)/i.test(text);
  const hidden = texts.filter(([place, text]) => visibleText(text) !== text || escaped(place, text));
  expect(hidden.map(([place, text]) => `${place}: ${JSON.stringify(text).slice(0, 200)}`)).toEqual([]);

  const judged = stub.log.filter(({ column }) => column === "idea_quality");
  for (const { messages } of judged) {
    const prompt = messages.find(({ role }) => role === "user")?.content ?? "";
    const outside = prompt.replace(/<([a-z]+-[0-9a-f]{16})>[\s\S]*?<\/\1>/g, "");
    expect(outside).not.toMatch(/ignore|alert|<script|elsewhere/i);
    expect(prompt).toContain(ORDERS);
  }
});
