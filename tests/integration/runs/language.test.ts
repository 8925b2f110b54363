import { expect, test } from "vitest";
import { db } from "@/lib/core/db";
import { problemOf } from "../../support/app";
import { projectByHand } from "../../support/projects-by-hand";
import { NO_MEASURES } from "../../support/run-options";
import type { StubReply, StubRequest } from "../../support/stub-model/types";
import { stubbedApp } from "../../support/stubbed-app";

const launch = stubbedApp();

const GERMAN =
  "Beetwächter ist eine App für Menschen, die einen kleinen Garten haben und oft vergessen, was sie wann gesät haben. " +
  "Sie fotografieren das Beet nach der Aussaat, und die App erinnert sie daran, was als Nächstes zu tun ist.\n\n" +
  "Die Bilder bleiben auf dem Gerät, ein kleines Modell erkennt die Pflanzen und vergleicht sie mit den Bildern der " +
  "vergangenen Wochen. So sieht man früh, wenn etwas nicht wächst, und nichts anderes tut das ohne ein Konto.";
const GERMAN_METADATA = JSON.stringify({
  title: "Der Beetwächter",
  short_description: "Erinnert im Garten an alles, was noch zu tun ist",
  description:
    "Die App erkennt auf Fotos, was im Beet wächst, und erinnert daran, was als Nächstes zu tun ist. Sie hilft allen, die im Frühling viel säen und im Sommer nicht mehr wissen, wo es steht.",
  hashtags: ["woodworking", "garten", "fotos"],
});

const asked = (log: StubRequest[], column: string) =>
  log.filter((request) => request.column === column).map(({ messages }) => messages);
const firstPrompts = (log: StubRequest[], column: string) =>
  asked(log, column).map((messages) => messages.at(1)?.content ?? "");

const inGerman = ({ column }: StubRequest): StubReply | undefined =>
  column === "project_idea" ? { say: GERMAN } : column === "metadata" ? { say: GERMAN_METADATA } : undefined;

const body = { num_ideas: 1, seed_tags: ["woodworking"], measures: NO_MEASURES };

test("every prompt names the language, and an answer in it is taken, whatever its words for the tags", async () => {
  const { app, stub } = await launch({ stub: { dimensions: 32 } });
  stub.answer(inGerman);
  const { task_id } = await app.start({ ...body, language: "de" });
  expect(await app.end(task_id)).toMatchObject({ state: "SUCCESS", language: "de" });
  for (const column of ["project_idea", "metadata", "idea_quality"]) {
    const prompts = firstPrompts(stub.log, column);
    expect(prompts).toHaveLength(1);
    expect(prompts[0]).toMatch(/^Language: German \(de\)/m);
  }
  expect((await app.rows(task_id))[0]).toMatchObject({ relaxed: false, project_idea: GERMAN });
});

test("texts in another language are asked for again, then kept, and the row says so", async () => {
  const { app, stub } = await launch({ stub: { dimensions: 32 } });
  const { task_id } = await app.start({ ...body, seed_tags: ["ios"], language: "de-AT" });
  expect(await app.end(task_id)).toMatchObject({ state: "SUCCESS", counts: { saved: 1 } });
  expect(asked(stub.log, "project_idea").length).toBeGreaterThan(1);
  const correction = asked(stub.log, "project_idea").at(-1)?.at(-1)?.content;
  expect(correction).toContain("not written in Austrian German (de-AT)");
  const [row] = await app.rows(task_id);
  expect(row?.relaxed).toBe(true);
  expect(row?.relaxed_wishes.join()).toContain("the idea is not written in Austrian German (de-AT)");
});

test("without a language a run writes the corpus's, and says nothing of it where that is English", async () => {
  const { app, stub } = await launch({ stub: { dimensions: 32 } });
  const [, second = ""] = GERMAN.split("\n\n");
  for (let n = 0; n < 4; n++)
    await projectByHand({ tags: ["garten"], description: second, shortDescription: "s" });
  const german = await app.start(body);
  await app.end(german.task_id);
  expect(firstPrompts(stub.log, "project_idea")[0]).toContain("Language: German (de)\n");

  await db().project.deleteMany({ where: { source: "hn" } });
  const english =
    "It keeps what was sown where, and says early when something does not grow as it did last year.";
  for (let n = 0; n < 4; n++) await projectByHand({ tags: ["soil"], description: `${english} ${english}` });
  const before = stub.log.length;
  const { task_id } = await app.start(body);
  await app.end(task_id);
  for (const { messages } of stub.log.slice(before)) {
    expect(messages.map(({ content }) => content).join("\n")).not.toContain("Language:");
  }
});

test("the built-in composer is not asked for a language it does not write", async () => {
  const { app } = await launch({ env: { LLM_BASE_URL: "", LLM_API_KEY: "", LLM_MODEL_NAME: "" } });
  for (const language of ["de", "pt-BR", "zh-Hant"]) {
    const refused = await app.post({ ...body, language });
    expect(refused.status).toBe(422);
    const problem = await problemOf(refused);
    expect(problem.errors?.[0]).toMatchObject({ loc: ["body", "language"] });
    expect(problem.detail).toMatch(
      /The built-in composer writes English only; connect a model to write in \w+/,
    );
  }
  const { task_id } = await app.start({ ...body, language: "en-GB" });
  expect(await app.end(task_id)).toMatchObject({ state: "SUCCESS", language: "en-GB" });
  expect((await app.rows(task_id))[0]).toMatchObject({ relaxed: false });
});
