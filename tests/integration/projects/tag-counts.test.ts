import { inflateSync } from "node:zlib";
import fc from "fast-check";
import { afterAll, afterEach, beforeEach, expect, test } from "vitest";
import { DESIGNER_SOURCE } from "@/lib/contracts/project-source";
import { projectListQuerySchema } from "@/lib/contracts/projects";
import { REVIEW_STATUSES } from "@/lib/contracts/review-status";
import { db } from "@/lib/core/db";
import { storeKind } from "@/lib/core/store-kind";
import { examineStore } from "@/lib/doctor/examine-store";
import { decodeSnapshot } from "@/lib/pipeline/snapshot";
import { buildVocabulary } from "@/lib/pipeline/vocabulary";
import { currentMark } from "@/lib/projects/corpus";
import { countHashtags, listHashtags } from "@/lib/projects/hashtags";
import { listProjects } from "@/lib/projects/list-projects";
import { readVocabulary } from "@/lib/projects/read-vocabulary";
import { closeWorkers } from "@/lib/workers/workers";
import { writeElsewhere } from "../../support/other-program";
import { projectByHand } from "../../support/projects-by-hand";
import { openTempStore, type TempStore } from "../../support/temp-store";

let store: TempStore;
beforeEach(async () => {
  store = await openTempStore();
});
afterEach(() => store.close());
afterAll(closeWorkers);

/** The last two sort one way by code unit and the other by code point, as SQLite does. */
const TAGS = [..."abcdef", "𠮷", "\ufe73"];

/** What the store's triggers have counted, and the same counted from the projects. */
async function counted() {
  const projects = await db().project.findMany({
    where: {
      isValidProject: true,
      binnedAt: null,
      OR: [{ source: null }, { source: { not: DESIGNER_SOURCE } }, { reviewStatus: "approved" }],
    },
    include: { tags: { orderBy: { position: "asc" } } },
  });
  const expected = buildVocabulary(projects.map(({ tags }) => ({ tags: tags.map(({ tag }) => tag) })));
  const vocabulary = await readVocabulary();
  expect([vocabulary.counts.size, vocabulary.total]).toEqual([expected.counts.size, expected.total]);
  const where = { mark: await currentMark() };
  const snapshot = await db().corpusSnapshot.findUniqueOrThrow({ where });
  const corpus = decodeSnapshot(inflateSync(snapshot.vocabulary).toString());
  const flat = ({ tags, total, neighbours }: typeof corpus) => ({
    tags,
    total,
    neighbours: tags.map(({ tag }) => [tag, [...(neighbours.get(tag) ?? [])]]),
  });
  return {
    stored: {
      ...flat(corpus),
      counts: vocabulary.tags.map(({ tag }) => [tag, vocabulary.counts.get(tag)]),
      read: [...vocabulary.tags],
    },
    expected: { ...flat(expected), counts: [...expected.counts], read: expected.tags },
  };
}

const anyTags = fc.uniqueArray(fc.constantFrom(...TAGS), { maxLength: 5 });
const anySource = fc.constantFrom("hn", "sample", DESIGNER_SOURCE, null);
const place = fc.nat();
const anyChange = fc.oneof(
  fc.record({
    kind: fc.constant("add" as const),
    tags: anyTags,
    source: anySource,
    isValidProject: fc.boolean(),
  }),
  fc.record({ kind: fc.constant("delete" as const), place }),
  fc.record({ kind: fc.constant("update" as const), place, source: anySource, isValidProject: fc.boolean() }),
  fc.record({
    kind: fc.constant("review" as const),
    place,
    reviewStatus: fc.constantFrom(null, ...REVIEW_STATUSES),
    binnedAt: fc.constantFrom(null, new Date()),
  }),
  fc.record({ kind: fc.constant("retag" as const), place, tags: anyTags }),
  fc.record({ kind: fc.constant("rename" as const), place, tag: fc.constantFrom("x", "y") }),
);

test("counts and pairs are those of the projects that count, whatever is done to projects and tags", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(anyChange, { minLength: 1, maxLength: 12 }), async (changes) => {
      const ids: number[] = [];
      for (const change of changes) {
        if (change.kind === "add") {
          const { kind: _, ...project } = change;
          ids.push((await projectByHand(project)).id);
          continue;
        }
        const id = ids[change.place % ids.length];
        if (id === undefined) continue;
        if (change.kind === "delete") await db().project.deleteMany({ where: { id } });
        if (change.kind === "update") {
          const { source, isValidProject } = change;
          await db().project.updateMany({ where: { id }, data: { source, isValidProject } });
        }
        if (change.kind === "review") {
          const { reviewStatus, binnedAt } = change;
          await db().project.updateMany({ where: { id }, data: { reviewStatus, binnedAt } });
        }
        if (change.kind === "retag") {
          await db().projectTag.deleteMany({ where: { projectId: id } });
          if ((await db().project.count({ where: { id } })) === 0) continue;
          const data = change.tags.map((tag, position) => ({ projectId: id, tag, position }));
          await db().projectTag.createMany({ data });
        }
        if (change.kind === "rename")
          await db().projectTag.updateMany({
            where: { projectId: id, position: 0 },
            data: { tag: change.tag },
          });
      }
      const { stored, expected } = await counted();
      expect(stored).toEqual(expected);
      await db().project.deleteMany();
      expect([await db().tagCount.count(), await db().tagPair.count()]).toEqual([0, 0]);
    }),
    { numRuns: 60 },
  );
});

test("writers beside the app are counted too: REPLACE, a changed hashtag row, a cascade", async () => {
  await projectByHand({ tags: ["a", "b"] });
  const words = { sqlite: ["INSERT OR REPLACE", "INSERT OR IGNORE"], postgres: ["INSERT", "INSERT"] };
  const [replace, ignore] = words[storeKind(store.path)];
  await writeElsewhere(
    store.path,
    `
    ${replace} INTO project_tags (project_id, tag, position) VALUES (1, 'c', 2);
    ${ignore} INTO project_tags (project_id, tag, position) VALUES (1, 'c', 3) ON CONFLICT DO NOTHING;
    INSERT INTO waywo_projects (id, title, short_description, description, hashtags, idea_score, complexity_score)
      VALUES (2, 't', 's', 'd', '["a"]', 1, 1), (3, 't', 's', 'd', '["a"]', 1, 1);
    INSERT INTO project_tags VALUES (2, 'a', 0), (2, 'd', 1), (3, 'a', 0);
    DELETE FROM waywo_projects WHERE id = 3;
  `,
  );
  const { stored, expected } = await counted();
  expect(stored).toEqual(expected);
  expect(stored.counts).toEqual([
    ["a", 2],
    ["b", 1],
    ["c", 1],
    ["d", 1],
  ]);
});

test("a project that gets another id, or is replaced by one that does not count, is counted and found as it is", async () => {
  await projectByHand({ title: "Moved", tags: ["a", "b"] });
  await projectByHand({ title: "Replaced", tags: ["a", "c"] });
  const replace = {
    sqlite: "INSERT OR REPLACE",
    postgres: "DELETE FROM waywo_projects WHERE id = 2; INSERT",
  };
  await writeElsewhere(
    store.path,
    `
    UPDATE waywo_projects SET id = 9 WHERE id = 1;
    ${replace[storeKind(store.path)]} INTO waywo_projects
      (id, title, short_description, description, hashtags, idea_score, complexity_score, is_valid_project)
      VALUES (2, 'Instead', 's', 'd', '["d"]', 1, 1, false);
    INSERT INTO project_tags VALUES (2, 'd', 0);
  `,
  );
  const { stored, expected } = await counted();
  expect(stored).toEqual(expected);
  expect(stored.counts).toEqual([
    ["a", 1],
    ["b", 1],
  ]);
  for (const [q, id] of Object.entries({ Moved: 9, Instead: 2 })) {
    const { projects } = await listProjects(projectListQuerySchema.parse({ q }));
    expect(projects.map((project) => project.id)).toEqual([id]);
  }
  expect((await examineStore()).findings).toEqual([]);
});

test("a transaction that is rolled back has counted nothing", async () => {
  await projectByHand({ tags: ["a", "b"] });
  const before = await readVocabulary();
  const rolledBack = db().$transaction(async (tx) => {
    await tx.project.updateMany({ data: { isValidProject: false } });
    throw new Error("no");
  });
  await expect(rolledBack).rejects.toThrow("no");
  expect((await readVocabulary()).tags).toEqual(before.tags);
});

test("of more than thirty tags the first thirty count", async () => {
  await projectByHand({ tags: Array.from({ length: 35 }, (_, n) => `tag-${n}`) });
  const { stored, expected } = await counted();
  expect(stored).toEqual(expected);
  expect(stored.tags).toHaveLength(30);
});

test("tags of generated and invalid projects are in no list of tags, but in the counts of their source", async () => {
  await projectByHand({ tags: ["real", "shared"] });
  await projectByHand({ tags: ["made-up", "shared"], source: DESIGNER_SOURCE });
  await projectByHand({ tags: ["broken"], isValidProject: false });
  expect(await listHashtags()).toEqual({ hashtags: ["real", "shared"], total: 2 });
  expect(await countHashtags({ min_count: 1 })).toEqual({
    tags: [
      { tag: "real", count: 1 },
      { tag: "shared", count: 1 },
    ],
    total_unique: 2,
    total_usage: 2,
  });
  const made = await countHashtags({ min_count: 1, source: DESIGNER_SOURCE, limit: 1 });
  expect(made).toEqual({ tags: [{ tag: "made-up", count: 1 }], total_unique: 2, total_usage: 2 });
});

test("another store put in this one's place has tags of its own, though as many changes were counted there", async () => {
  await projectByHand({ tags: ["before"] });
  expect((await readVocabulary()).tags).toEqual([{ tag: "before", count: 1 }]);
  await store.close();
  store = await openTempStore();
  await projectByHand({ tags: ["after"] });
  expect((await readVocabulary()).tags).toEqual([{ tag: "after", count: 1 }]);
});
