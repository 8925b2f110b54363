import { expect, test } from "vitest";
import type { ProjectDetail } from "@/lib/contracts/projects";
import { db } from "@/lib/core/db";
import { importProjects } from "@/lib/imports/import-projects";
import { callEndpoint } from "../../support/call-endpoint";
import { writeWaywoFile } from "../../support/waywo-file";
import { importScene, record } from "./scene";

const { importText, beside } = importScene();

const exported = async (format: string) => {
  const response = await callEndpoint("exportProjects", { search: `format=${format}` });
  expect(response.status).toBe(200);
  return Buffer.from(await response.arrayBuffer()).toString();
};

const detail = async (id: number): Promise<ProjectDetail> =>
  (await callEndpoint("getProject", { params: { id: String(id) } })).json();

const TIDES = [
  {
    comment_id: 40900123,
    comment_by: "kelp",
    comment_time: 1772000000,
    extracted_text: "Tides, on a café's clock",
    similarity_score: 1,
  },
  { comment_id: 40900124, comment_by: "wrack", extracted_text: null, similarity_score: 0.9125 },
];

test("submissions of a waywo file belong to its projects, whatever ids these get; once", async () => {
  await importText("a.json", JSON.stringify([record({ id: 71, title: "Taken" })]));
  writeWaywoFile(beside("theirs.db"));
  expect(await importProjects(beside("theirs.db"))).toMatchObject({ added: 2, submissions: 2 });
  const { id } = await db().project.findFirstOrThrow({ where: { title: "Tidewatch", source: "hn" } });
  expect(id).not.toBe(71);
  expect((await detail(id)).submissions).toMatchObject(TIDES);
  expect(await importProjects(beside("theirs.db"))).toMatchObject({ added: 0, known: 2, submissions: 0 });
  expect(await db().projectSubmission.count()).toBe(2);
});

test("submissions that a first import did not reach come with the second", async () => {
  writeWaywoFile(beside("theirs.db"));
  await importProjects(beside("theirs.db"));
  await db().projectSubmission.deleteMany();
  expect(await importProjects(beside("theirs.db"))).toMatchObject({ added: 0, known: 2, submissions: 2 });
});

test.each(["jsonl", "json"])(
  "an export as %s holds them with their comments, and comes back the same",
  async (format) => {
    writeWaywoFile(beside("theirs.db"));
    await importProjects(beside("theirs.db"));
    // A comment of which nothing is known cannot come back.
    await db().comment.update({ where: { id: 40900124 }, data: { by: "kelp" } });
    const file = await exported(format);
    const before = await detail(71);
    await db().project.deleteMany();
    await db().post.deleteMany();
    await db().comment.deleteMany();
    expect(await importText(`b.${format}`, file)).toMatchObject({ added: 2, failed: 0, submissions: 2 });
    expect(await exported(format)).toBe(file);
    const { submissions, source_comment: comment } = await detail(71);
    const known = (list: ProjectDetail["submissions"]) =>
      list.map(({ comment_id, comment_by, comment_time, extracted_text, created_at }) => [
        comment_id,
        comment_by,
        comment_time,
        extracted_text,
        created_at,
      ]);
    expect(known(submissions)).toEqual(known(before.submissions));
    expect(comment).toMatchObject({ by: "kelp", time: 1772000000, text: "<p>Tides" });
    expect(await db().comment.count({ where: { processed: true } })).toBe(2);
    expect(await importText(`b.${format}`, file)).toMatchObject({ added: 0, known: 2, submissions: 0 });
  },
);

test("a comment that came without its thread gets it from a waywo file", async () => {
  writeWaywoFile(beside("theirs.db"));
  await importProjects(beside("theirs.db"));
  const file = await exported("jsonl");
  await db().project.deleteMany();
  await db().post.deleteMany();
  await db().comment.deleteMany();
  await importText("b.jsonl", file);
  expect(await db().comment.findUnique({ where: { id: 40900123 } })).toMatchObject({ parent: null });
  expect(await importProjects(beside("theirs.db"))).toMatchObject({ posts: 1, known: 2, submissions: 0 });
  expect(await db().comment.findUnique({ where: { id: 40900123 } })).toMatchObject({ parent: 40890000 });
});

test("a submission that is none costs its record, one of an unknown comment only itself", async () => {
  const submissions = (given: unknown) => record({ title: JSON.stringify(given), submissions: given });
  const all = [submissions(7), submissions([{ comment_id: -1 }]), submissions([{ comment_id: 5 }])];
  expect(await importText("a.json", `[${all.map((one) => JSON.stringify(one)).join(",\n")}]`)).toMatchObject({
    read: 3,
    added: 1,
    failed: 3,
    submissions: 0,
    errors: [
      { line: 1, reason: "submissions is not a list." },
      { line: 2, reason: "submissions.0.comment_id is negative." },
      { line: 3, reason: "submissions: comment 5 is not stored." },
    ],
  });
});
