import { afterEach, beforeEach, expect, test } from "vitest";
import { db } from "@/lib/core/db";
import { examineStore } from "@/lib/doctor/examine-store";
import { createProjects } from "@/lib/projects/create-projects";
import { forgetSingletons } from "../../support/app";
import { openTempStore, type TempStore } from "../../support/temp-store";
import { inSql } from "./scene";

let store: TempStore;
beforeEach(async () => {
  forgetSingletons();
  store = await openTempStore({ seeded: true });
});
afterEach(() => store.close());

const search = () =>
  db().direct.read(
    `SELECT count(*) FROM project_search WHERE ${inSql({ sqlite: "project_search MATCH 'the'", postgres: "words @@ 'the'" })}`,
  );

test("a store that has changed since it was searched, or examined, is not taken for a damaged one", async () => {
  const project = (n: number) => ({
    source: "hn",
    title: `Tidewatch ${n}`,
    shortDescription: "Tide alarms",
    description: "Rings before high water.",
    hashtags: ["iot"],
    ideaScore: 7,
    complexityScore: 4,
  });
  await search();
  for (let round = 0; round < 3; round++) {
    for (let n = 0; n < 40; n++) await db().direct.transaction((tx) => createProjects(tx, [project(n)]));
    await db().project.deleteMany({ where: { id: { lt: 100 * (round + 1) } } });
    expect((await examineStore()).findings).toEqual([]);
  }
});
