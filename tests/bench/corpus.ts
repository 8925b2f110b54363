import { stat } from "node:fs/promises";
import Database from "better-sqlite3";
import { openTempStore } from "../support/temp-store";
import { watched } from "./measure";

const PROJECTS = 100_000;
const TAGS = 8_000;
/** As long as a description is, and a vector's 512 numbers: rows that are costly to read where an index does. */
const DESCRIPTION = "It keeps a record of what was sown where, and says what is due. ".repeat(8);
const VECTOR = Buffer.alloc(2048, 1);

/** `npm run bench -- corpus`: lists, search, vocabulary, tabs, bookmarks and a run's corpus at 100,000 projects. */
export async function benchCorpus(): Promise<void> {
  const store = await openTempStore();
  fill(store.path);
  const { currentMark, drawInspirations, drawSamples } = await import("@/lib/projects/corpus");
  const { countHashtags } = await import("@/lib/projects/hashtags");
  const { listProjects } = await import("@/lib/projects/list-projects");
  const { readVocabulary } = await import("@/lib/projects/read-vocabulary");
  const { createRun } = await import("@/lib/runs/create-run");
  const { startRun } = await import("@/lib/runs/start-run");
  const { closeWorkers } = await import("@/lib/workers/workers");
  const { generateRequestSchema } = await import("@/lib/contracts/generate-request");
  const { projectListQuerySchema } = await import("@/lib/contracts/projects");
  await listProjects(projectListQuerySchema.parse({ limit: "1" }));

  await time("vocabulary, read from the store", () => readVocabulary());
  await time("vocabulary, not changed since", () => readVocabulary());
  await time("hashtag counts", () => countHashtags({ min_count: 1 }));
  await time("tags of one source", () => countHashtags({ min_count: 1, source: "hn" }));

  const sample = { seed: 1, numIdeas: 50, seedTags: [] };
  const start = async () =>
    startRun((await createRun(generateRequestSchema.parse({ num_ideas: 50 }), null)).run.id, 0);
  await time("corpus, snapshot taken by a thread that has to start", () => currentMark());
  const mark = await currentMark();
  await time("samples of 50 rows, snapshot read", () => drawSamples(mark, sample));
  await time("samples of 50 rows", () => drawSamples(mark, { ...sample, seed: 2 }));
  const rows = (await drawSamples(mark, { ...sample, seed: 3 })) ?? [];
  await time("inspirations of 50 rows", () => drawInspirations({ mark, seed: 3, seedTags: [], rows }));
  const seedTags = Array.from({ length: 20 }, (_, n) => `tag-${n}`);
  await watched("while inspirations of 50 rows on twenty common tags are drawn", () =>
    time("inspirations", () => drawInspirations({ mark, seed: 4, seedTags, rows })),
  );
  await start();
  for (let change = 1; change <= 3; change++) {
    changeCorpus(store.path);
    await watched("while a run of 50 is planned after a change of the corpus", start);
  }
  await closeWorkers();
  await watched("while a run of 50 is planned by a thread that has to start", start);

  await watched("while lists are read", async () => {
    for (const query of QUERIES) {
      const text = new URLSearchParams(query).toString();
      await time(`list ?${text}`, () => listProjects(projectListQuerySchema.parse(query)));
    }
  });
  const { bookmarkProjects } = await import("@/lib/projects/bookmark-projects");
  const { countTabs } = await import("@/lib/projects/count-tabs");
  const { selectProjects } = await import("@/lib/projects/export/select-projects");
  await watched("while the projects page is read", async () => {
    for (const query of QUERIES) {
      const text = new URLSearchParams(query).toString();
      await time(`tabs ?${text}`, () => countTabs(projectListQuerySchema.parse(query)));
    }
    await time("the ids of an export of all", () => selectProjects({ is_valid: true }));
    await time("the ids of an export of what is found", () => selectProjects({ q: "sown", is_valid: true }));
  });
  await watched("while one project is bookmarked, then all", async () => {
    await time("one", () => bookmarkProjects({ ids: [4242], bookmarked: true }));
    await time("all", () => bookmarkProjects({ filter: {}, expected: PROJECTS, bookmarked: true }));
  });
  await closeWorkers();
  console.log(`store: ${((await stat(store.path)).size / 2 ** 20).toFixed(0)} MiB`);
  await store.close();
}

const QUERIES: Record<string, string>[] = [
  {},
  { offset: "99900" },
  { sort: "idea_score" },
  { sort: "novelty" },
  { sort: "random", seed: "7" },
  { sort: "random", seed: "7", offset: "50000", is_valid: "true" },
  { tags: "tag-0,tag-3" },
  { tags: "tag-0,tag-1", tags_match: "all", sort: "novelty" },
  { tags: "tag-7900" },
  {
    source: "hn",
    min_idea_score: "3",
    max_complexity_score: "8",
    is_valid: "true",
    sort: "complexity_score",
  },
  { date_from: "2026-02-01", date_to: "2026-02-02" },
  { comment_id: "77" },
  { q: "sown" },
  { q: "project 4242" },
  { q: "天气" },
  { q: "sown", sort: "newest", tags: "tag-5", bookmarked: "false" },
];

/** Generated, not by a model: tags as unequal as people's, in clusters, so that pairs repeat. */
function fill(path: string): void {
  let state = 1;
  const random = () => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647;
  };
  const file = new Database(path, { timeout: 5000 });
  file.pragma("foreign_keys = ON");
  const project = file.prepare(
    `INSERT INTO waywo_projects (id, title, short_description, description, hashtags, idea_score, complexity_score, source,
       source_comment_id, is_valid_project, is_bookmarked, novelty, description_embedding, embedding_model, created_at)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'bench', ?)`,
  );
  const tagRow = file.prepare("INSERT INTO project_tags VALUES (?, ?, ?)");
  const [start, before] = [performance.now(), process.cpuUsage()];
  file.exec("BEGIN");
  for (let id = 1; id <= PROJECTS; id++) {
    const cluster = Math.floor(random() * 200);
    const tags = new Set<string>();
    for (let left = 3 + Math.floor(random() * 3); left > 0; left--) {
      const common = Math.floor(TAGS ** random()) - 1;
      const near = (cluster * 40 + Math.floor(40 * random() ** 2)) % TAGS;
      tags.add(`tag-${random() < 0.5 ? common : near}`);
    }
    const time = new Date(Date.UTC(2026, 0, 1) + id * 60_000).toISOString().replace("Z", "+00:00");
    project.run(
      id,
      id % 50 === 0 ? `天气预报 ${id}` : `Project ${id}`,
      "Keeps a record of a garden",
      DESCRIPTION,
      JSON.stringify([...tags]),
      1 + Math.floor(random() * 10),
      1 + Math.floor(random() * 10),
      id % 3 === 0 ? "nemo_data_designer" : "hn",
      id,
      id % 20 === 0 ? 0 : 1,
      id % 100 === 0 ? 1 : 0,
      id % 3 === 0 ? random() : null,
      VECTOR,
      time,
    );
    for (const [position, tag] of [...tags].entries()) tagRow.run(id, tag, position);
  }
  file.exec("COMMIT");
  const seconds = (performance.now() - start) / 1000;
  const { user, system } = process.cpuUsage(before);
  const busy = ((user + system) / 1e6).toFixed(1);
  console.log(
    `${PROJECTS} projects written: ${(PROJECTS / seconds).toFixed(0)} a second, ${busy} of ${seconds.toFixed(1)} s busy`,
  );
  file.close();
}

/** A tag more, so that the next run has a snapshot taken. */
function changeCorpus(path: string): void {
  const file = new Database(path, { timeout: 5000 });
  file.exec(`INSERT INTO project_tags SELECT id, 'tag-new', 9 FROM waywo_projects
     WHERE is_valid_project AND source = 'hn' ORDER BY random() LIMIT 1`);
  file.close();
}

/** What it took, and how much of that this process was busy, its threads too: the rest is other processes' turn. */
async function time(what: string, work: () => Promise<unknown>): Promise<void> {
  const [start, before] = [performance.now(), process.cpuUsage()];
  await work();
  const { user, system } = process.cpuUsage(before);
  const took = performance.now() - start;
  console.log(`${what}: ${took.toFixed(1)} ms, ${((user + system) / 1000).toFixed(1)} ms of them busy`);
}
