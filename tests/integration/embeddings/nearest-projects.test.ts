import { afterAll, beforeAll, expect, test } from "vitest";
import { ENCODER_NAME } from "@/lib/builtin/encoder/encoder";
import { cosine } from "@/lib/embeddings/vector";
import { type ProjectVector, projectVectors } from "@/lib/projects/project-vectors";
import { openTempStore, type TempStore } from "../../support/temp-store";

let store: TempStore;
let projects: ProjectVector[];
beforeAll(async () => {
  store = await openTempStore({ seeded: true });
  projects = await projectVectors(ENCODER_NAME);
});
afterAll(() => store.close());

test("every vector in the store, decoded from its blob, has 512 numbers and unit length", () => {
  expect(projects.length).toBeGreaterThanOrEqual(240);
  for (const { vector } of projects) {
    expect(vector).toHaveLength(512);
    expect(Math.hypot(...vector)).toBeCloseTo(1, 4);
  }
});

/** Ten projects, and the two that a person would put beside each. */
test.each([
  ["Hive Scale", "beekeeping", ["Mite Count", "Queenright Voice Notes"]],
  ["Mite Count", "beekeeping", ["Hive Scale", "Queenright Voice Notes"]],
  ["Dawn Chorus Logger", "bird song", ["Hide Notebook", "Warbler Ear Training"]],
  ["Warbler Ear Training", "bird song", ["Dawn Chorus Logger", "Hide Notebook"]],
  ["Endgame Drills", "chess", ["Blunder Postmortem", "Wooden Chess Bridge"]],
  ["Blunder Postmortem", "chess", ["Endgame Drills", "Wooden Chess Bridge"]],
  ["Plate Ledger", "what is in food", ["Carb Snapshot", "Renal Kitchen"]],
  ["Canteen Menu Solver", "what is in food", ["Food Tables United", "Fridge Arithmetic"]],
  ["Heat Pump Diary", "energy at home", ["Radiator Balance", "Surplus Switch"]],
  ["Roof Solar Second Opinion", "energy at home", ["Shared Roof Accounting", "Surplus Switch"]],
])("the two nearest projects of %s are about %s too", (title, _about, expected) => {
  const own = projects.find((project) => project.title === title);
  expect(own).toBeDefined();
  const nearest = projects
    .filter((project) => project !== own)
    .map((project) => ({
      title: project.title,
      near: cosine(own?.vector ?? new Float32Array(), project.vector),
    }))
    .sort((a, b) => b.near - a.near)
    .slice(0, 2);
  expect(nearest.map((project) => project.title).sort()).toEqual(expected);
});
