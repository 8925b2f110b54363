import Database from "better-sqlite3";
import { encodeVector, unitVector } from "@/lib/embeddings/vector";
import { openTempStore } from "../support/temp-store";
import { watched } from "./measure";

const WIDTH = 512;
const TOPICS = 60;
const SIZES = [5000, 100_000];

/** `npm run bench -- explore`: the map, tags and gaps at 5,000 and 100,000 projects with vectors of 512 numbers. */
export async function benchExplore(): Promise<void> {
  const { getProjectMap } = await import("@/lib/explore/project-map");
  const { listTagCounts } = await import("@/lib/explore/tag-counts");
  const { listTagGaps } = await import("@/lib/explore/tag-gaps");
  const { drawMap } = await import("@/lib/workers/draw-map");
  const { renewMap } = await import("@/lib/explore/renew-map");
  const { embeddingProvider } = await import("@/lib/embeddings/provider");
  const { closeWorkers } = await import("@/lib/workers/workers");
  for (const size of SIZES) {
    const store = await openTempStore();
    fill(store.path, size, embeddingProvider().model);
    console.log(`${size} projects`);
    const page = { limit: 100, offset: 0 };
    await listTagCounts({ ...page, sort: "count" });
    await time("tags by source", () => listTagCounts({ ...page, sort: "count" }));
    await time("gaps of 24 tags", () => listTagGaps({ tags: 24 }));
    await time("the map, drawn here", () => drawMap({ path: store.path, model: embeddingProvider().model }));
    await watched("while the map is drawn in the thread and stored", () =>
      renewMap(embeddingProvider().model),
    );
    await time("2,000 points, read for the first time", () => getProjectMap({ limit: 2000 }));
    await watched("while the map is read", () =>
      time("2,000 points", async () => {
        const text = JSON.stringify(await getProjectMap({ limit: 2000 }));
        console.log(`  ${(text.length / 1024).toFixed(0)} KiB of JSON`);
      }),
    );
    await time("5,000 points of a part", () => getProjectMap({ limit: 5000, box: "0,0,5000,5000" }));
    fill(store.path, 50, embeddingProvider().model, size);
    await time("50 projects more, placed in the thread and stored", () =>
      renewMap(embeddingProvider().model),
    );
    await closeWorkers();
    await store.close();
  }
}

async function time<T>(what: string, work: () => Promise<T>): Promise<T> {
  const [start, before] = [performance.now(), process.cpuUsage()];
  const done = await work();
  const { user, system } = process.cpuUsage(before);
  const spent = ((user + system) / 1e6).toFixed(2);
  console.log(`  ${what}: ${(performance.now() - start).toFixed(0)} ms, ${spent} s of processor time`);
  return done;
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
