import { monitorEventLoopDelay } from "node:perf_hooks";
import Database from "better-sqlite3";
import { embeddingProvider } from "@/lib/embeddings/provider";
import { encodeVector, unitVector } from "@/lib/embeddings/vector";
import { getProjectMap } from "@/lib/explore/project-map";
import { renewMap } from "@/lib/explore/renew-map";
import { listTagCounts } from "@/lib/explore/tag-counts";
import { listTagGaps } from "@/lib/explore/tag-gaps";
import { drawMap } from "@/lib/workers/draw-map";
import { closeWorkers } from "@/lib/workers/workers";
import { openTempStore } from "../support/temp-store";
import type { BenchPart, Figure } from "./figure";

const WIDTH = 512;
const TOPICS = 60;
const SIZES = [5000, 100_000];

/** The map, tags and gaps of Explore, and how long the web server's thread is held meanwhile. */
export const explore: BenchPart = {
  title: "Explore",
  how: `Stores of ${SIZES.map((size) => size.toLocaleString("en-GB")).join(" and ")} projects with vectors of ${WIDTH} numbers around ${TOPICS} topics, read by the functions behind the endpoints.`,
  async measure() {
    const figures: Figure[] = [];
    for (const size of SIZES) {
      const store = await openTempStore();
      fill(store.path, size, embeddingProvider().model);
      figures.push(...(await ofSize(size, store.path)));
      await closeWorkers();
      await store.close();
    }
    return figures;
  },
};

async function ofSize(size: number, path: string): Promise<Figure[]> {
  const { model } = embeddingProvider();
  const figures: Figure[] = [];
  const time = async (what: string, work: () => Promise<unknown>) => {
    const [start, before] = [performance.now(), process.cpuUsage()];
    await work();
    const { user, system } = process.cpuUsage(before);
    figures.push(
      { what: `${what}, ${size} projects`, value: performance.now() - start, unit: "ms" },
      { what: `${what}, ${size} projects: processor time`, value: (user + system) / 1e6, unit: "s" },
    );
  };
  const blocked = async (what: string, work: () => Promise<unknown>) => {
    const delay = monitorEventLoopDelay({ resolution: 1 });
    delay.enable();
    await work();
    delay.disable();
    const value = Math.max(0, delay.max / 1e6 - 1);
    figures.push({
      what: `the web thread while ${what}, ${size} projects: longest delay`,
      value,
      unit: "ms",
    });
  };
  const page = { limit: 100, offset: 0 };
  await listTagCounts({ ...page, sort: "count" });
  await time("tags by source", () => listTagCounts({ ...page, sort: "count" }));
  await time("gaps of 24 tags", () => listTagGaps({ tags: 24 }));
  await time("the map, drawn", () => drawMap({ path, model }));
  await blocked("the map is drawn in the thread and stored", () => renewMap(model));
  await time("2,000 points, read for the first time", () => getProjectMap({ limit: 2000 }));
  await time("2,000 points, read again", () => getProjectMap({ limit: 2000 }));
  await blocked("the map is read", () => getProjectMap({ limit: 2000 }));
  await time("5,000 points of a part", () => getProjectMap({ limit: 5000, box: "0,0,5000,5000" }));
  fill(path, 50, model, size);
  await time("50 projects more, placed in the thread and stored", () => renewMap(model));
  return figures;
}

/** Vectors around topics, some near to others; tags as unequal as people's. */
function fill(path: string, count: number, model: string, after = 0): void {
  let state = after + 1;
  const random = () => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647;
  };
  const normal = () => Math.sqrt(-2 * Math.log(random())) * Math.cos(2 * Math.PI * random());
  const some = Float32Array.from({ length: 4096 * 16 }, normal);
  const noise = () => some.subarray(Math.floor(random() * (some.length - WIDTH))).subarray(0, WIDTH);
  let seed = 7;
  const centres = Array.from({ length: TOPICS }, () =>
    Float32Array.from({ length: WIDTH }, () => {
      seed = (seed * 48_271) % 2_147_483_647;
      return (seed / 2_147_483_647 - 0.5) * 3;
    }),
  );
  const file = new Database(path, { timeout: 5000 });
  const project = file.prepare(
    `INSERT INTO waywo_projects (id, title, short_description, description, hashtags, idea_score, complexity_score, source,
       is_valid_project, description_embedding, embedding_model, created_at)
     VALUES (?, ?, 'Keeps a record of a garden', ?, '[]', 5, 5, ?, 1, ?, ?, ?)`,
  );
  const tagRow = file.prepare("INSERT OR IGNORE INTO project_tags VALUES (?, ?, ?)");
  file.exec("BEGIN");
  for (let id = after + 1; id <= after + count; id++) {
    const topic = Math.floor(random() * TOPICS);
    const other = noise();
    const vector = unitVector((centres[topic] as Float32Array).map((at, index) => at + (other[index] ?? 0)));
    const created = new Date(Date.UTC(2026, 0, 1) + id * 60_000).toISOString();
    const source = id % 3 === 0 ? "nemo_data_designer" : "hn";
    project.run(
      id,
      `Project ${id}`,
      "It keeps a record. ".repeat(20),
      source,
      Buffer.from(encodeVector(vector)),
      model,
      created,
    );
    for (let place = 0; place < 5; place++)
      tagRow.run(id, place < 2 ? `topic-${topic}-${place}` : `tag-${Math.floor(8000 ** random())}`, place);
  }
  file.exec("COMMIT");
  file.close();
}
