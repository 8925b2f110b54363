import Database from "better-sqlite3";
import { afterAll, afterEach, beforeAll, expect, test, vi } from "vitest";
import { PROJECT_SORTS } from "@/lib/contracts/limits";
import { projectListQuerySchema } from "@/lib/contracts/projects";
import { QUEUE_ORDERS } from "@/lib/contracts/review-status";
import { RUN_PHASES } from "@/lib/contracts/run-options";
import { RUN_STATES } from "@/lib/contracts/run-state";
import { db } from "@/lib/core/db";
import { saveReading } from "@/lib/hn/save-reading";
import { bookmarkProjects } from "@/lib/projects/bookmark-projects";
import { corpusOrigins } from "@/lib/projects/corpus-origins";
import { countOf } from "@/lib/projects/count-projects";
import { countTabs } from "@/lib/projects/count-tabs";
import { selectProjects } from "@/lib/projects/export/select-projects";
import { foundProjects } from "@/lib/projects/found-projects";
import { countHashtags, listHashtags } from "@/lib/projects/hashtags";
import { listProjects } from "@/lib/projects/list-projects";
import { setSampleAside } from "@/lib/projects/sample-corpus";
import { binProject, emptyBin, purgeBin } from "@/lib/review/bin";
import { decide } from "@/lib/review/decide";
import { listBin } from "@/lib/review/list-bin";
import { listEntries } from "@/lib/review/list-entries";
import { listQueue } from "@/lib/review/list-queue";
import { listDeletedRuns } from "@/lib/runs/list-deleted-runs";
import { listRunModels, listRuns } from "@/lib/runs/list-runs";
import { readSql } from "@/lib/store/sql";
import type { ReadInput } from "@/lib/workers/messages";
import { closeWorkers, workers } from "@/lib/workers/workers";
import { ideaByHand } from "../../support/ideas-by-hand";
import { projectByHand } from "../../support/projects-by-hand";
import { openTempStore, type TempStore } from "../../support/temp-store";

const RUN = "0c9a1c2e-4d83-4f6b-9a51-0f3a4a3c0001";

/** A value of every filter. */
const FILTERS = {
  q: "garden plan",
  tags: "ai,web-app",
  min_idea_score: "2",
  max_idea_score: "9",
  min_complexity_score: "2",
  max_complexity_score: "9",
  is_valid: "true",
  bookmarked: "false",
  date_from: "2026-01-01",
  date_to: "2026-12-31",
  source: "hn",
  comment_id: "1",
  run_id: RUN,
  review_status: "approved,rejected",
};

const NAMES = Object.keys(FILTERS) as (keyof typeof FILTERS)[];
const pick = (names: string[]) =>
  Object.fromEntries(NAMES.filter((name) => names.includes(name)).map((name) => [name, FILTERS[name]]));

/** None, each, each two, all but each, and all. */
const SELECTIONS = [
  [],
  ...NAMES.map((name) => [name]),
  ...NAMES.flatMap((one, place) => NAMES.slice(place + 1).map((other) => [one, other])),
  ...NAMES.map((name) => NAMES.filter((other) => other !== name)),
  NAMES,
].map(pick);

let store: TempStore;
let explained: Database.Database;
beforeAll(async () => {
  store = await openTempStore();
  await projectByHand({
    title: "A garden planner",
    tags: ["ai", "web-app"],
    createdAt: new Date("2026-06-01"),
  });
  explained = new Database(store.path, { readonly: true });
});
afterEach(() => vi.restoreAllMocks());
afterAll(async () => {
  await closeWorkers();
  explained.close();
  await store.close();
});

/** The statements that some work makes, whoever writes them, here or in the thread. */
async function statementsOf(work: () => Promise<unknown>): Promise<string[]> {
  // Statements are prepared once for each connection.
  const { closeDb } = await import("@/lib/core/db");
  await closeDb();
  await db().$queryRawUnsafe("SELECT 1");
  const prepare = vi.spyOn(Database.prototype, "prepare");
  const call = vi.spyOn(workers().index, "call");
  await work();
  const here = prepare.mock.calls.map(([sql]) => sql);
  const inThread = call.mock.calls.map(([, input]) => (input as ReadInput).sql);
  prepare.mockRestore();
  call.mockRestore();
  return [...new Set([...here, ...inThread])];
}

/** The values of a list in the statement, and what an inner statement of Prisma's own has found. */
const ALLOWED = ["SCAN json_each", "SCAN sub", "SCAN ranked"];

/** A statement's plan. */
function stepsOf(sql: string): string[] {
  const values = Array(sql.match(/\?/g)?.length ?? 0).fill(1);
  const plan = explained.prepare(`EXPLAIN QUERY PLAN ${sql}`).all(...values) as { detail: string }[];
  return plan.map(({ detail }) => detail);
}

/** The steps of it that read a table from end to end. */
const scansOf = (sql: string) =>
  stepsOf(sql).filter(
    (step) =>
      step.startsWith("SCAN ") &&
      !ALLOWED.includes(step) &&
      !/USING (COVERING )?INDEX|VIRTUAL TABLE INDEX|CONSTANT ROW|^SCAN \(subquery/.test(step),
  );

test.each(PROJECT_SORTS)(
  "a list by %s reads no table from end to end, whatever it filters by",
  async (sort) => {
    const statements = await statementsOf(async () => {
      for (const filters of SELECTIONS) {
        for (const tags_match of ["any", "all"]) {
          await listProjects(
            projectListQuerySchema.parse({ ...filters, tags_match, sort, limit: "20", offset: "0" }),
          );
        }
      }
    });
    const lists = statements.filter((sql) => /waywo_projects|project_search/.test(sql));
    expect(lists.length).toBeGreaterThan(50);
    for (const sql of statements) expect([sql, scansOf(sql)]).toEqual([sql, []]);
  },
);

test("the tabs' numbers, an export's and a bookmark's projects are found without reading a table from end to end", async () => {
  const statements = await statementsOf(async () => {
    for (const filters of SELECTIONS) {
      const filter = projectListQuerySchema.parse({ ...filters, tags_match: "all" });
      await countTabs(filter);
      await selectProjects(filter);
    }
    await bookmarkProjects({ ids: [1], bookmarked: true });
  });
  expect(statements.filter((sql) => sql.includes("json_group_array")).length).toBeGreaterThan(20);
  expect(statements.filter((sql) => sql.includes("FILTER (WHERE p.source")).length).toBeGreaterThan(20);
  for (const sql of statements) {
    const own = scansOf(sql).filter((step) => step !== "SCAN wanted");
    expect([sql, own]).toEqual([sql, []]);
  }
  const [named, changed] = statements.filter((sql) => /p.id IN \(SELECT value|^WITH wanted/.test(sql));
  for (const sql of [named ?? "", changed ?? ""])
    expect(stepsOf(sql)).toContainEqual(
      expect.stringMatching(/^SEARCH (p|waywo_projects) USING INTEGER PRIMARY KEY/),
    );
});

test.each([
  ["words", ["q"]],
  ["tags", ["tags"]],
  ["words and tags", ["q", "tags"]],
])("what %s leave is counted without a look at any project that is not in the bin", (_what, names) => {
  for (const tags_match of ["any", "all"]) {
    const { sql } = countOf(projectListQuerySchema.parse({ ...pick(names), tags_match }));
    const looks = stepsOf(sql).filter((step) => /waywo_projects| p\b/.test(step));
    expect([sql, looks]).toEqual([sql, looks.map(() => expect.stringMatching(/\(binned_at>\?\)/))]);
  }
});

test.each(["comment_id", "run_id"] as const)("a list by %s looks at its own projects alone", async (name) => {
  const statements = await statementsOf(async () => {
    for (const sort of PROJECT_SORTS) {
      for (const more of [{}, { source: "hn" }, pick(["is_valid", "review_status"])]) {
        await listProjects(projectListQuerySchema.parse({ ...more, [name]: FILTERS[name], sort }));
      }
    }
  });
  const own = /^SEARCH p USING (INDEX ix_waywo_projects_source_comment_id|INTEGER PRIMARY KEY) /;
  const narrowed = statements.filter((sql) => /p\.source_comment_id|WHERE run_id/.test(sql));
  expect(narrowed.length).toBeGreaterThan(10);
  for (const sql of narrowed) {
    const looks = stepsOf(sql).filter((step) => /^(SEARCH|SCAN) p\b/.test(step));
    // To count them, and to find the page.
    expect([sql, looks]).toEqual([sql, looks.map(() => expect.stringMatching(own))]);
    expect(looks).not.toEqual([]);
  }
});

test.each(["read-vectors", "corpus-origins", "count-thread"])(
  "%s does not take what is not in the bin for narrow",
  (name) => {
    const steps = stepsOf(readSql(name));
    expect(steps.length).toBeGreaterThan(0);
    expect(steps).not.toContainEqual(expect.stringContaining("binned_at=?"));
    expect(steps).not.toContainEqual("USE TEMP B-TREE FOR ORDER BY");
  },
);

test.each([
  "read-projects-of-tag",
  "read-counted-projects",
  "read-purposes",
  "read-corpus-texts",
  "count-candidates",
])("%s reads no table from end to end, and sorts nothing", (name) => {
  const sql = readSql(name);
  expect(scansOf(sql).filter((step) => !/^SCAN (points|found)$/.test(step))).toEqual([]);
  expect(stepsOf(sql)).not.toContainEqual("USE TEMP B-TREE FOR ORDER BY");
});

test.each(["newest", "idea_score", "complexity_score", "novelty"] as const)(
  "a list by %s comes out of its index in order, and stops after its page",
  async (sort) => {
    const statements = await statementsOf(() =>
      listProjects(
        projectListQuerySchema.parse({ ...pick(["tags", "source", "min_idea_score", "is_valid"]), sort }),
      ),
    );
    const page = statements.find((sql) => sql.includes("LIMIT") && sql.includes("INDEXED BY"));
    const plan = explained
      .prepare(`EXPLAIN QUERY PLAN ${page}`)
      .all(...Array(page?.match(/\?/g)?.length).fill(1));
    const steps = (plan as { detail: string }[]).map(({ detail }) => detail);
    expect(steps.join("\n")).toMatch(/^(SCAN|SEARCH) p USING COVERING INDEX ix_waywo_projects_/m);
    expect(steps).not.toContainEqual(expect.stringContaining("USE TEMP B-TREE FOR ORDER BY"));
  },
);

test("the list of runs and the tags of a source read no table from end to end", async () => {
  const statements = await statementsOf(async () => {
    await listRuns({ limit: 20, offset: 0 });
    for (const state of RUN_STATES) await listRuns({ limit: 20, offset: 40, state });
    for (const phase of RUN_PHASES) await listRuns({ limit: 20, offset: 0, phase, named: true });
    await listRuns({ limit: 20, offset: 0, tag: "iot", model: "built-in", named: false, q: "talk" });
    await listRunModels();
    await listDeletedRuns({ limit: 20, offset: 0 }, "all");
    await listDeletedRuns({ limit: 20, offset: 0 }, RUN);
    await countHashtags({ source: "hn", min_count: 1 });
  });
  for (const table of ["generation_runs", "project_tags"])
    expect(statements.some((sql) => sql.includes(table))).toBe(true);
  for (const sql of statements) expect([sql, scansOf(sql)]).toEqual([sql, []]);
});

test("the bundled projects are found by their index, to tell of them and to set them aside", async () => {
  const statements = await statementsOf(async () => {
    await corpusOrigins();
    await setSampleAside(true);
    await setSampleAside(false);
  });
  const about = statements.filter((sql) => sql.includes("waywo_projects"));
  expect(about).toHaveLength(3);
  for (const sql of about) {
    const plan = explained.prepare(`EXPLAIN QUERY PLAN ${sql}`).all(...(sql.includes("?") ? ["?"] : []));
    expect(JSON.stringify(plan)).toMatch(
      /SEARCH waywo_projects USING (COVERING )?INDEX ix_waywo_projects_sample/,
    );
  }
});

test("neighbours, and what a person has told of before, are read by their ids, not among all that are valid", async () => {
  const project = await projectByHand({ title: "Told of", tags: [] });
  const { id } = await db().comment.create({ data: { id: 900, type: "comment", by: "kelp" } });
  await db().projectSubmission.create({ data: { projectId: project.id, commentId: id } });
  const comment = await db().comment.create({ data: { id: 901, type: "comment", by: "kelp" } });
  const neighbours = [{ id: project.id, title: "Told of", cosine: 1 }];
  const statements = await statementsOf(async () => {
    await foundProjects(Promise.resolve({ neighbours, comparedWith: 1, comparedOf: 1 }));
    await saveReading(comment, { text: "", found: { reason: "greeting", projects: [] }, calls: [] });
  });
  const read = statements.filter((sql) => /FROM `main`.`waywo_projects`|JOIN waywo_projects/.test(sql));
  expect(read.length).toBeGreaterThan(1);
  for (const sql of read) {
    const values = Array(sql.match(/\?/g)?.length ?? 0).fill(1);
    const plan = explained.prepare(`EXPLAIN QUERY PLAN ${sql}`).all(...values) as { detail: string }[];
    const steps = plan.map(({ detail }) => detail).filter((step) => /waywo_projects|SEARCH p /.test(step));
    expect([sql, steps]).toEqual([sql, [expect.stringContaining("USING INTEGER PRIMARY KEY")]]);
  }
});

test("the queue in every order, the bin and the history read no table from end to end", async () => {
  const idea = await ideaByHand();
  const binned = await ideaByHand();
  await decide(idea.id, { decision: "approve" }, "ann");
  await binProject(binned.id, "ann");
  const page = { limit: 10, offset: 0 };
  const statements = await statementsOf(async () => {
    for (const order of QUEUE_ORDERS) {
      await listQueue({ ...page, order });
      await listQueue({ ...page, order, tags: ["ios"], min_idea_score: 2, run_id: RUN });
    }
    await listBin(page);
    await emptyBin(1);
    await purgeBin();
    await listEntries({ ...page, project_id: idea.id });
    await listEntries({ ...page, bulk_id: RUN });
  });
  expect(statements.length).toBeGreaterThan(12);
  // The latest hundred entries are walked to by their ids.
  const others = statements.filter((sql) => !sql.includes("RECURSIVE latest"));
  expect(others).toHaveLength(statements.length - 1);
  for (const sql of others) expect([sql, scansOf(sql)]).toEqual([sql, []]);
});

test("the vocabulary reads tags and their counts, and no project", async () => {
  const statements = await statementsOf(async () => {
    await listHashtags();
    await countHashtags({ min_count: 1 });
  });
  expect(statements.join("\n")).toContain("tag_counts");
  expect(statements.join("\n")).not.toMatch(/waywo_projects|project_tags/);
});

test("admins' decisions are come to from the last entries of the history, each project by its id", () => {
  const steps = stepsOf(readSql("read-graded-decisions"));
  expect(steps).toContain("SEARCH p USING INTEGER PRIMARY KEY (rowid=?)");
  expect(steps).toContain("SEARCH r USING INDEX generation_rows_project_id_key (project_id=?) LEFT-JOIN");
  expect(steps.filter((step) => /SCAN (p|r|c|e)\b/.test(step))).toEqual([]);
});
