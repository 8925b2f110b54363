import { readFile } from "node:fs/promises";
import { expect, test } from "vitest";
import { db } from "@/lib/core/db";
import { importProjects } from "@/lib/imports/import-projects";
import { callEndpoint } from "../../support/call-endpoint";
import { generatedRecords } from "../../support/generated-records";
import { importScene } from "./scene";

const { importText, beside } = importScene();

const exported = async (search: string) => {
  const response = await callEndpoint("exportProjects", { search });
  expect(response.status).toBe(200);
  return Buffer.from(await response.arrayBuffer()).toString();
};

test("5,000 projects in JSON lines come out of an empty store as they went in, byte by byte", async () => {
  const lines = [...generatedRecords(5000)].map((record) => `${JSON.stringify(record)}\n`).join("");
  expect(await importText("a.jsonl", lines)).toMatchObject({ added: 5000, failed: 0, without_vector: 2500 });
  const first = await exported("format=jsonl");
  expect(first).toBe(lines);
  await db().project.deleteMany();
  expect(await importText("b.jsonl", first)).toMatchObject({ added: 5000, failed: 0 });
  expect(await exported("format=jsonl")).toBe(first);
});

test.each(["json", "csv"])("%s comes back with everything but what it leaves out", async (format) => {
  const lines = [...generatedRecords(300)].map((record) => `${JSON.stringify(record)}\n`).join("");
  await importText("a.jsonl", lines);
  const before = await exported("format=jsonl&vectors=false");
  const file = await exported(`format=${format}`);
  await db().project.deleteMany();
  expect(await importText(`b.${format}`, file)).toMatchObject({ added: 300, failed: 0 });
  expect(await exported("format=jsonl&vectors=false")).toBe(before);
  expect(await importProjects(beside(`b.${format}`))).toMatchObject({ added: 0, known: 300 });
  expect((await readFile(beside(`b.${format}`))).length).toBeGreaterThan(10_000);
});
