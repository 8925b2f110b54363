import { readFile } from "node:fs/promises";
import { describe, expect, test } from "vitest";
import { db } from "@/lib/core/db";
import { decodeVector } from "@/lib/embeddings/vector";
import { importProjects } from "@/lib/imports/import-projects";
import { writeWaywoFile } from "../../support/waywo-file";
import { importScene, record } from "./scene";

const { importText, titles, beside } = importScene();
const clean = { failed: 0, errors: [], set_aside: 0, posts: 0, comments: 0, submissions: 0 };

const FILES: [string, string][] = [
  ["a.jsonl", `${JSON.stringify(record())}\r\n\n${JSON.stringify(record({ title: "Two" }))}`],
  ["a.json", JSON.stringify([record(), record({ title: "Two" })], null, 2)],
  [
    "b.json",
    JSON.stringify({ total: 2, filters: { tags: ["["] }, projects: [record(), record({ title: "Two" })] }),
  ],
  ["a.ndjson", `\ufeff${JSON.stringify(record())}\n${JSON.stringify(record({ title: "Two" }))}\n`],
  [
    "a.csv",
    '\ufeffTitle,short description,description,hashtags,idea_score,complexity_score\r\nTidewatch,Tide alarms,Rings before high water.,"iot, fishing",7,4\r\nTwo,Tide alarms,"Rings before\nhigh water.","[""iot"",""fishing""]",7,4\r\n',
  ],
];

test.each(FILES)("%s is read, and read again adds nothing", async (name, content) => {
  expect(await importText(name, content)).toEqual({
    ...clean,
    read: 2,
    added: 2,
    known: 0,
    without_vector: 2,
  });
  expect(await importText(name, content)).toEqual({
    ...clean,
    read: 2,
    added: 0,
    known: 2,
    without_vector: 0,
  });
  expect(await titles()).toEqual(["Tidewatch", "Two"]);
  const tags = await db().projectTag.findMany({ where: { projectId: 1 }, orderBy: { position: "asc" } });
  expect(tags.map(({ tag }) => tag)).toEqual(["iot", "fishing"]);
});

test("a project that is in a file twice is added once", async () => {
  const line = JSON.stringify(record());
  expect(await importText("a.jsonl", `${line}\n${line}\n`)).toMatchObject({ read: 2, added: 1, known: 1 });
});

test("projects with the same words are two where source, comment or date differ", async () => {
  const all = [
    {},
    { source: "hn", source_comment_id: 1 },
    { source: "hn", source_comment_id: 2 },
    { created_at: "2026-01-01" },
  ];
  expect(await importText("a.json", JSON.stringify(all.map(record)))).toMatchObject({ added: 4 });
});

test("ids are kept where they are free, and given anew where they are not", async () => {
  const wished = [
    record({ id: 5, title: "a" }),
    record({ title: "b" }),
    record({ id: 5, title: "c" }),
    record({ id: 6, title: "d" }),
  ];
  expect(await importText("a.json", JSON.stringify(wished))).toMatchObject({ added: 4 });
  const found = await db().project.findMany({ orderBy: { title: "asc" }, select: { id: true, title: true } });
  expect(found).toEqual([
    { id: 5, title: "a" },
    { id: 7, title: "b" },
    { id: 8, title: "c" },
    { id: 6, title: "d" },
  ]);
  expect(await importText("b.json", JSON.stringify([record({ id: 2 ** 31 - 1, title: "e" })]))).toMatchObject(
    { added: 1 },
  );
  expect(await db().project.findFirst({ where: { title: "e" } })).toMatchObject({ id: 9 });
});

describe("a waywo SQLite file", () => {
  test.each([false, true])("of a version whose columns are the older ones: %s", async (old) => {
    const path = beside("theirs.db");
    writeWaywoFile(path, { old });
    const before = await readFile(path);
    const report = await importProjects(path);
    expect(report).toEqual({
      ...clean,
      read: 3,
      added: 2,
      known: 0,
      failed: old ? 2 : 4,
      without_vector: 1,
      posts: 1,
      comments: 2,
      submissions: old ? 0 : 2,
      errors: [
        { line: 9, reason: "waywo_comments: type is empty." },
        { line: 72, reason: "idea_score is above 10." },
        ...(old
          ? []
          : [
              {
                line: 7,
                reason: "waywo_project_submissions: created_at is not a date such as 2026-03-01T08:30:00Z.",
              },
              { line: 6, reason: "waywo_project_submissions: comment 7777 is not stored." },
            ]),
      ],
    });
    expect(await importProjects(path)).toMatchObject({
      added: 0,
      known: 2,
      posts: 0,
      comments: 0,
      submissions: 0,
    });
    expect(await db().post.findMany()).toMatchObject([
      {
        id: 40890000,
        title: "Ask HN: What are you working on? (March 2026)",
        kids: "[40900123]",
        year: 2026,
      },
    ]);
    expect(await db().comment.findMany({ orderBy: { id: "asc" } })).toMatchObject([
      { id: 40900123, parent: 40890000, processed: true, createdAt: new Date("2026-03-01T08:29:00.500Z") },
      { id: 40900124, parent: null, processed: false, processedAt: null },
    ]);
    expect((await readFile(path)).equals(before)).toBe(true);
    const [tide, designed] = await db().project.findMany({ orderBy: { id: "asc" } });
    expect(tide).toMatchObject({
      id: 71,
      source: "hn",
      sourceCommentId: 40900123,
      hashtags: '["iot","Fishing"]',
      urlSummaries: '{"https://tide.example":"Landing page, café."}',
      workflowLogs: '["[08:29:41] 🚀 started"]',
      createdAt: new Date("2026-03-01T08:30:00.123Z"),
      isBookmarked: !old,
      embeddingModel: "waywo-embedding-service",
    });
    expect(decodeVector(tide?.descriptionEmbedding ?? new Uint8Array())).toEqual(
      Float32Array.from({ length: 4096 }, (_, n) => Math.sin(n + 1)),
    );
    expect(designed).toMatchObject({
      id: 73,
      source: old ? null : "nemo_data_designer",
      isValidProject: false,
      invalidReason: "too short",
      projectUrls: null,
      workflowLogs: null,
    });
  });
});

test("vectors that cannot be compared are left out, and the project kept", async () => {
  const numbers = (length: number) => Array.from({ length }, () => 0.5);
  const vectors = [
    { embedding_model: "m", description_embedding: numbers(3) },
    { embedding_model: "m", description_embedding: numbers(4) },
    { embedding_model: "m", description_embedding: [0, 0, 0] },
    { embedding_model: "m", description_embedding: "no base64!" },
    { embedding_model: "m", description_embedding: Buffer.alloc(7).toString("base64") },
    { embedding_model: "m", description_embedding: [Number.MAX_VALUE, 1, 1] },
    { description_embedding: numbers(3) },
  ];
  const records = vectors.map((vector, n) => record({ title: `${n}`, ...vector }));
  expect(await importText("a.json", JSON.stringify(records))).toMatchObject({ added: 7, without_vector: 6 });
  const kept = await db().project.findMany({ where: { embeddingModel: { not: null } } });
  expect(kept.map(({ title }) => title)).toEqual(["0"]);
});
