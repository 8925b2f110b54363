import { expect, test, vi } from "vitest";
import { db } from "@/lib/core/db";
import { startEmbedding, stopEmbedding } from "@/lib/projects/embed-in-background";
import { editProject } from "@/lib/review/edit-project";
import { ideaByHand } from "../../support/ideas-by-hand";
import type { StubModel } from "../../support/stub-model/stub";
import { stubbedApp } from "../../support/stubbed-app";

const launch = stubbedApp();
/** Milliseconds between two looks. */
const SOON = 5;
const start = () => launch({ stub: { dimensions: 8 }, env: { LOG_LEVEL: "silent", LLM_MAX_RETRIES: "0" } });

const addProjects = (count: number, more = {}) =>
  db().project.createMany({
    data: Array.from({ length: count }, (_, n) => ({
      title: `Project ${n}.`,
      shortDescription: "s",
      description: "d",
      hashtags: "[]",
      ideaScore: 5,
      complexityScore: 5,
      ...more,
    })),
  });

const lacking = () => db().project.count({ where: { embeddingModel: null } });
const until = (count: number) =>
  vi.waitFor(async () => expect(await lacking()).toBe(count), { interval: 20 });

/** The texts that the service was asked to embed, all calls together. */
const asked = (stub: StubModel) =>
  stub.log
    .filter(({ route }) => route === "embeddings")
    .flatMap(({ body }) => [body.input].flat() as string[]);

const askedProjects = (stub: StubModel) => asked(stub).filter((text) => text.startsWith("Project "));

async function restart(): Promise<void> {
  await stopEmbedding();
  startEmbedding(SOON);
}

test("projects without a vector are embedded without any run, those that come later, too", async () => {
  const { stub } = await start();
  await addProjects(70);
  await addProjects(1, { isValidProject: false });
  await restart();
  await until(1);
  await addProjects(3);
  await until(1);
  const { length } = asked(stub);
  expect(length).toBeGreaterThanOrEqual(73);
  expect(stub.counts.byColumn.project_idea).toBe(0);
});

test("a text that is edited while the old one is being embedded gets a vector of its own", async () => {
  const { stub } = await start();
  const { id } = await ideaByHand({ title: "Project old" });
  stub.answer(async ({ route, body }) => {
    if (route !== "embeddings" || !JSON.stringify(body.input).includes("Project old")) return undefined;
    await editProject(id, { version: 0, title: "Project new" }, "ann").catch(() => {});
    return undefined;
  });
  await restart();
  await until(0);
  expect(askedProjects(stub).map((text) => text.slice(0, 11))).toEqual(["Project old", "Project new"]);
});

test("a text that the service refused is tried again once it has been edited", async () => {
  const { stub } = await start();
  const { id } = await ideaByHand({ title: "Project old" });
  stub.answer(({ route, body }) =>
    route === "embeddings" && JSON.stringify(body.input).includes("Project old")
      ? { status: 400, body: { error: { message: "This text is not embedded." } } }
      : undefined,
  );
  await restart();
  await vi.waitFor(() => expect(askedProjects(stub).length).toBeGreaterThan(0));
  await editProject(id, { version: 0, title: "Project new" }, "ann");
  await until(0);
});

test("what a stop interrupts goes on at the next start, and nothing is embedded twice", async () => {
  const { app, stub } = await start();
  await addProjects(200);
  let calls = 0;
  let hold = true;
  stub.answer(async ({ route, body }) => {
    if (route !== "embeddings" || [body.input].flat().length === 1) return undefined;
    // The third batch is in flight when it is stopped.
    if (++calls === 3 && hold) await new Promise(() => {});
    return undefined;
  });
  await restart();
  await vi.waitFor(() => expect(calls).toBe(3));
  await app.halt();
  hold = false;
  await app.resume();
  expect(await lacking()).toBe(200 - 2 * 64);
  await restart();
  await until(0);
  // The batch that was lost is asked for again.
  expect(askedProjects(stub)).toHaveLength(200 + 64);
  expect(new Set(askedProjects(stub)).size).toBe(200);
});

test("a project that the service refuses is passed over, and not asked for again and again", async () => {
  const { stub } = await start();
  stub.answer(({ route, body }) =>
    route === "embeddings" && JSON.stringify(body).includes("Project 1.")
      ? { status: 400, body: {} }
      : undefined,
  );
  await addProjects(3);
  await restart();
  await until(1);
  await stopEmbedding();
  startEmbedding(SOON);
  const before = asked(stub).length;
  await addProjects(1, { title: "One more" });
  await until(1);
  const after = asked(stub).slice(before);
  expect(after.filter((text) => text.includes("Project 1."))).toEqual([]);
  expect(after).toContain("One more. s. d");
});

test("a run does not wait for very many, and says that they are being embedded", async () => {
  const { app, stub } = await start();
  await addProjects(501);
  const { task_id } = await app.start({ num_ideas: 1 });
  const { state, novelty_note } = await app.end(task_id);
  expect(state).toBe("SUCCESS");
  expect(novelty_note).toBe("Novelty is compared with 0 of 501 projects. The others are being embedded.");
  expect(askedProjects(stub)).toEqual([]);
  await restart();
  await until(0);
  const next = await app.start({ num_ideas: 1 });
  expect((await app.end(next.task_id)).novelty_note).toBeNull();
});

test("with a service that is down a run says why", async () => {
  const { app, stub } = await start();
  await addProjects(501);
  stub.answer(({ route }) =>
    route === "embeddings" ? { status: 401, body: { error: { message: "No more of it." } } } : undefined,
  );
  const { lastEmbeddingError } = await import("@/lib/projects/embed-in-background");
  await restart();
  await vi.waitFor(() => expect(lastEmbeddingError()).not.toBeNull());
  const { task_id } = await app.start({ num_ideas: 1 });
  expect((await app.end(task_id)).novelty_note).toMatch(
    /^Novelty is compared with 0 of 501 projects\..*No more of it/,
  );
});
