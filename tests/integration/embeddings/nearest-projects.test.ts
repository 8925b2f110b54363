import { afterAll, beforeAll, expect, test } from "vitest";
import { ENCODER_NAME } from "@/lib/builtin/encoder/encoder";
import { db } from "@/lib/core/db";
import { decodeVector } from "@/lib/embeddings/vector";
import { nearestProjects } from "@/lib/projects/project-vectors";
import { closeWorkers } from "@/lib/workers/workers";
import { openTempStore, type TempStore } from "../../support/temp-store";

interface Embedded {
  id: number;
  title: string;
  vector: Float32Array;
}

let store: TempStore;
let projects: Embedded[];
beforeAll(async () => {
  store = await openTempStore({ seeded: true });
  const found = await db().project.findMany({ where: { embeddingModel: ENCODER_NAME } });
  projects = found.map(({ id, title, descriptionEmbedding }) => ({
    id,
    title,
    vector: decodeVector(descriptionEmbedding ?? new Uint8Array()),
  }));
});
afterAll(async () => {
  await closeWorkers();
  await store.close();
});

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
])("the two nearest projects of %s are about %s too", async (title, _about, expected) => {
  const own = projects.find((project) => project.title === title);
  expect(own).toBeDefined();
  const except = own?.id ?? 0;
  const { neighbours } = await nearestProjects(ENCODER_NAME, own?.vector ?? new Float32Array(), {
    limit: 2,
    except,
  });
  expect(neighbours.map((project) => project.title).sort()).toEqual(expected);
});
