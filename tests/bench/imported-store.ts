import { setTimeout as wait } from "node:timers/promises";
import Database from "better-sqlite3";
import { CrashProcess } from "../support/crash-process";
import { StubModel } from "../support/stub-model/stub";
import { summary, watched } from "./measure";

/** The model and length that half of the imported projects have vectors of. */
const EMBEDDINGS = { model: "generated-vectors", dimensions: 512 };
/** To each route; to the last, ten times as many. */
const REQUESTS = 20;

/** A large import as it is used afterwards: embedded in the background by an app that is killed once, then read. */
export async function benchImportedStore(path: string, projects: number): Promise<void> {
  await embed(path);
  await read(projects);
}

async function embed(path: string): Promise<void> {
  const stub = await StubModel.start(EMBEDDINGS);
  const env = { EMBEDDING_BASE_URL: stub.url, EMBEDDING_MODEL_NAME: EMBEDDINGS.model };
  Object.assign(process.env, env);
  let texts = 0;
  stub.answer(async ({ route, body }) => {
    if (route === "embeddings") texts += (body as { input: string[] }).input.length;
    return undefined;
  });
  const store = new Database(path, { readonly: true });
  const count = store.prepare(
    "SELECT count(*) FROM waywo_projects WHERE is_valid_project AND embedding_model IS NULL",
  );
  const left = () => count.pluck().get() as number;
  const all = left();
  const start = performance.now();
  for (const until of [all / 2, 0]) {
    const app = new CrashProcess(1, env);
    while (left() > until) await wait(100);
    await app.kill(until === 0 ? "SIGTERM" : "SIGKILL");
  }
  const seconds = (performance.now() - start) / 1000;
  store.close();
  await stub.close();
  console.log(
    `${all} embedded in the background in ${seconds.toFixed(0)} s, with a kill half-way; the service was sent ${texts} texts`,
  );
}

type Get = (request: Request, context: { params: Promise<Record<string, string>> }) => Promise<Response>;

const SEARCHES = {
  "/api/waywo-projects": [
    "",
    "offset=99900",
    "sort=idea_score",
    "sort=complexity_score&is_valid=true",
    "sort=novelty",
    "sort=random&seed=7&offset=50000",
    "tags=iot,fishing&tags_match=all",
    "tags=tag-7,tag-8&source=hn&min_idea_score=3",
    "q=sentences",
    "q=project+4242",
    "q=水位",
    "date_from=2026-02-01&date_to=2026-02-02",
    "bookmarked=true",
  ],
  "/api/waywo-projects/hashtags": [""],
  "/api/waywo-projects/hashtag-counts": ["", "source=hn&min_count=2"],
};
const SIMILAR = "/api/waywo-projects/[id]/similar";

async function read(projects: number): Promise<void> {
  const { openStore, closeStore } = await import("@/lib/store/open");
  const { closeWorkers } = await import("@/lib/workers/workers");
  const { fillIndex } = await import("@/lib/projects/project-vectors");
  const { readVocabulary } = await import("@/lib/projects/read-vocabulary");
  const routes: Record<keyof typeof SEARCHES | typeof SIMILAR, Get> = {
    "/api/waywo-projects": (await import("@/app/api/waywo-projects/route")).GET,
    "/api/waywo-projects/hashtags": (await import("@/app/api/waywo-projects/hashtags/route")).GET,
    "/api/waywo-projects/hashtag-counts": (await import("@/app/api/waywo-projects/hashtag-counts/route")).GET,
    [SIMILAR]: (await import("@/app/api/waywo-projects/[id]/similar/route")).GET,
  };
  /** @returns the milliseconds that it took */
  const ask = async (route: keyof typeof routes, search: string, params = {}) => {
    const start = performance.now();
    const request = new Request(`http://bench.invalid${route}?${search}`);
    const response = await routes[route](request, { params: Promise.resolve(params) });
    const text = await response.text();
    if (response.status !== 200) throw new Error(`${request.url}: ${text}`);
    return performance.now() - start;
  };
  await openStore({ seed: false });
  await ask("/api/waywo-projects", "limit=1");
  const start = performance.now();
  await readVocabulary();
  console.log(`vocabulary, read from the store: ${(performance.now() - start).toFixed(1)} ms`);
  for (const [route, searches] of Object.entries(SEARCHES) as [keyof typeof SEARCHES, string[]][]) {
    for (const search of searches) {
      const took: number[] = [];
      while (took.length < REQUESTS) took.push(await ask(route, search));
      console.log(`${route}?${search}: ${summary(took)}`);
    }
  }
  await fillIndex();
  const similar = (nth: number) => ask(SIMILAR, "limit=10", { id: String(1 + ((nth * 7919) % projects)) });
  for (let nth = 0; nth < REQUESTS; nth++) await similar(nth);
  const took: number[] = [];
  await watched("during similar", async () => {
    while (took.length < 10 * REQUESTS) took.push(await similar(took.length));
  });
  console.log(`similar: ${summary(took)}`);
  await closeWorkers();
  await closeStore();
}
