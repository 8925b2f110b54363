/**
 * What "similar" takes at 100,000 projects, and how long the web server's thread is blocked meanwhile: its route, asked
 * in this process, one request after the other and several at once. Run by `npm run bench`, or alone: `node
 * --conditions=react-server --import tsx tests/bench/similar.ts [projects] [numbers in a vector]`.
 */
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import Database from "better-sqlite3";
import { summary, watched } from "./measure";

const PROJECTS = Number(process.argv[2] ?? 100_000);
const NUMBERS = Number(process.argv[3] ?? 512);
const SEED_NUMBERS = 512;
const REQUESTS = 200;
const AT_ONCE = 4;

const folder = await mkdtemp(join(tmpdir(), "waywo-bench-"));
const path = join(folder, "waywo.db");
Object.assign(process.env, { DATABASE_URL: `file:${path}`, LOG_LEVEL: "error" });

// After the environment: these read it when they are loaded.
const { openStore, closeStore } = await import("@/lib/store/open");
const { fillIndex } = await import("@/lib/projects/project-vectors");
const { closeWorkers } = await import("@/lib/workers/workers");
const { ENCODER_NAME } = await import("@/lib/builtin/encoder/encoder");
const { GET } = await import("@/app/api/waywo-projects/[id]/similar/route");

/** Vectors as the encoder makes them: each between two of the seed's, with a little noise. */
async function addProjects(): Promise<void> {
  const bytes = await readFile("prisma/seed/embeddings.bin");
  const seed = new Float32Array(new Uint8Array(bytes).buffer);
  const seeds = seed.length / SEED_NUMBERS;
  const store = new Database(path);
  const add = store.prepare(
    `INSERT INTO waywo_projects (title, short_description, description, hashtags, idea_score, complexity_score,
       description_embedding, embedding_model, created_at, processed_at)
     VALUES (?, ?, ?, '["bench"]', 5, 5, ?, ?, ?, ?)`,
  );
  store.transaction(() => {
    for (let row = 0; row < PROJECTS; row++) {
      const [one, other, share] = [row % seeds, (row * 104_729 + 13) % seeds, (row % 89) / 89];
      const vector = Float32Array.from({ length: NUMBERS }, (_, at) => {
        const place = at % SEED_NUMBERS;
        const a = seed[one * SEED_NUMBERS + place] ?? 0;
        const b = seed[other * SEED_NUMBERS + place] ?? 0;
        return share * a + (1 - share) * b + (Math.random() - 0.5) * 0.05;
      });
      const now = new Date().toISOString();
      add.run(
        `Project ${row}`,
        "short",
        "description ".repeat(40),
        Buffer.from(vector.buffer),
        ENCODER_NAME,
        now,
        now,
      );
    }
  })();
  store.close();
}

/** @returns the milliseconds it took */
async function similar(id: number): Promise<number> {
  const start = performance.now();
  const request = new Request(`http://bench.invalid/api/waywo-projects/${id}/similar?limit=10`);
  const response = await GET(request, { params: Promise.resolve({ id: `${id}` }) });
  const { similar_projects: found, compared_with: compared } = await response.json();
  if (found?.length !== 10 || compared !== PROJECTS) throw new Error(`found ${found?.length} of ${compared}`);
  return performance.now() - start;
}

await openStore({ seed: false });
await addProjects();
const start = performance.now();
await watched("while the index is filled", fillIndex);
console.log(
  `index of ${PROJECTS} × ${NUMBERS} filled in ${((performance.now() - start) / 1000).toFixed(1)} s`,
);
const ids = Array.from({ length: REQUESTS }, (_, n) => 1 + ((n * 7919) % PROJECTS));
for (const id of ids.slice(0, 20)) await similar(id);

const one = await watched("during requests one by one", async () => {
  const took: number[] = [];
  for (const id of ids) took.push(await similar(id));
  return took;
});
console.log(`similar at ${PROJECTS} projects, one by one: ${summary(one)}`);
const several = await watched(`during ${AT_ONCE} requests at once`, async () => {
  const took: number[] = [];
  for (let at = 0; at < REQUESTS; at += AT_ONCE) {
    took.push(...(await Promise.all(ids.slice(at, at + AT_ONCE).map(similar))));
  }
  return took;
});
console.log(`similar at ${PROJECTS} projects, ${AT_ONCE} at once: ${summary(several)}`);
console.log(`memory: ${Math.round(process.memoryUsage().rss / 1024 / 1024)} MB`);

await closeWorkers();
await closeStore();
await rm(folder, { recursive: true, force: true });
