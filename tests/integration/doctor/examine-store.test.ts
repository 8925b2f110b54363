import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { DESIGNER_SOURCE } from "@/lib/contracts/project-source";
import { db } from "@/lib/core/db";
import { examineStore } from "@/lib/doctor/examine-store";
import { setRunQueue } from "@/lib/runs/run-queue";
import { postgresServer } from "../../support/postgres/template";
import { BEYOND_REPAIR, loseTitle } from "./beyond-repair";
import { REPAIRABLE } from "./repairable";
import { anHourAgo, Scene } from "./scene";

let scene: Scene;
beforeEach(async () => {
  scene = await Scene.open();
});
afterEach(() => scene.store.close());

test("a sound store, with runs under way and ended in every way, has no finding", async () => {
  expect(await examineStore()).toEqual({ findings: [], repaired: 0 });
});

describe("found, and repaired:", () => {
  test.each(REPAIRABLE)("%s", async (_name, code, breakIt, where = {}) => {
    await breakIt(scene);
    const { findings } = await examineStore();
    expect(findings).toContainEqual(
      expect.objectContaining({
        code,
        repairable: true,
        sentence: expect.stringMatching(/^[A-Z].+\.$/),
        ...where,
      }),
    );
    const repair = await examineStore({ repair: true });
    expect(repair.findings).toEqual([]);
    expect(repair.repaired).toBeGreaterThan(0);
    expect(await examineStore()).toEqual({ findings: [], repaired: 0 });
  });
});

describe("found, and left as it is:", () => {
  test.each(BEYOND_REPAIR)("%s", async (_name, code, breakIt, where = {}) => {
    await breakIt(scene);
    const finding = expect.objectContaining({ code, repairable: false, ...where });
    expect((await examineStore()).findings).toContainEqual(finding);
    expect((await examineStore({ repair: true })).findings).toContainEqual(finding);
  });

  test.skipIf(postgresServer())(
    "a file whose table lost a value it must have (a server checks its own files)",
    async () => {
      loseTitle(scene);
      const finding = expect.objectContaining({ code: "damaged_file", repairable: false });
      expect((await examineStore()).findings).toContainEqual(finding);
      expect((await examineStore({ repair: true })).findings).toContainEqual(finding);
    },
  );
});

describe("an open run that nobody works on", () => {
  afterEach(() => setRunQueue(null));

  test("is found where a queue runs, and repaired by sending it again", async () => {
    const sent: object[] = [];
    let held = false;
    setRunQueue({
      holds: () => held,
      send: async (run) => {
        sent.push(run);
        held = true;
      },
    });
    expect((await examineStore()).findings).toEqual([]);
    await scene.byHand("UPDATE generation_rows SET updated_at = ?", anHourAgo());
    await scene.byHand("UPDATE generation_runs SET updated_at = ?", anHourAgo());
    const { findings } = await examineStore();
    expect(findings).toEqual([
      expect.objectContaining({ code: "unheld_run", runId: scene.underWay, repairable: true }),
    ]);
    expect(await examineStore({ repair: true })).toEqual({ findings: [], repaired: 1 });
    expect(sent).toEqual([{ id: scene.underWay, round: 1 }]);
  });
});

test("a row whose idea was deleted stays saved, and is no finding", async () => {
  await db().project.delete({ where: { id: 1 } });
  expect((await examineStore()).findings).toEqual([]);
  expect(await db().generationRow.count({ where: { runId: scene.complete, state: "saved" } })).toBe(3);
});

test("a designer's project that came with another store is no finding", async () => {
  const { id: _, ...project } = await db().project.findFirstOrThrow();
  await db().project.create({
    data: {
      ...project,
      title: "From elsewhere",
      source: DESIGNER_SOURCE,
      tags: {
        create: [
          { tag: "ios", position: 0 },
          { tag: "nutrition", position: 1 },
        ],
      },
    },
  });
  expect((await examineStore()).findings).toEqual([]);
});

test("of the last day's runs alone, an older one is left out", async () => {
  await scene.setRow(scene.cancelled, 0, "state = 'generating'");
  await scene.byHand("UPDATE generation_runs SET updated_at = '2026-01-01T00:00:00.000Z'");
  expect((await examineStore()).findings).toHaveLength(1);
  expect((await examineStore({ since: new Date("2026-01-02") })).findings).toEqual([]);
  expect((await examineStore({ since: new Date("2025-12-31") })).findings).toHaveLength(1);
});

test("an examination that is stopped ends with the reason", async () => {
  await expect(examineStore({ signal: AbortSignal.abort(new Error("stop")) })).rejects.toThrow("stop");
});
