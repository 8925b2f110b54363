import { readdirSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { expect, test } from "vitest";
import { POST } from "@/app/api/waywo-projects/import/route";
import { db } from "@/lib/core/db";
import { withUpload } from "@/lib/imports/upload";
import { problemOf } from "../../support/app";
import { callEndpoint } from "../../support/call-endpoint";
import { writeWaywoFile } from "../../support/waywo-file";
import { importScene, record } from "./scene";

const ADMIN_TOKEN = "an-admin-token-of-32-characters!";
const admin = { authorization: `Bearer ${ADMIN_TOKEN}` };
const { titles, beside } = importScene({ ADMIN_TOKEN });

function upload(
  type: string,
  body: BodyInit | null,
  { search = "", headers = admin as Record<string, string> } = {},
) {
  const request = new Request(`http://app.test/api/waywo-projects/import${search}`, {
    method: "POST",
    headers: { "content-type": type, ...headers },
    body,
    duplex: "half",
  } as RequestInit);
  return POST(request, { params: Promise.resolve({}) });
}

const lines = `${JSON.stringify(record())}\n{}\n`;
const spooled = () => readdirSync(tmpdir()).filter((name) => name.startsWith("waywo-import-"));

test("an admin's file is imported, and its report answers", async () => {
  const response = await upload("application/jsonl", lines);
  expect(response.status).toBe(200);
  expect(await response.json()).toMatchObject({ read: 2, added: 1, failed: 1, errors: [{ line: 2 }] });
  expect(
    await (
      await upload(
        "text/csv; charset=utf-8",
        "title,short_description,description,idea_score,complexity_score\na,b,c,1,1\n",
      )
    ).json(),
  ).toMatchObject({ added: 1 });
  writeWaywoFile(beside("theirs.db"));
  const file = new Uint8Array(await readFile(beside("theirs.db")));
  expect(await (await upload("application/vnd.sqlite3", file)).json()).toMatchObject({
    added: 2,
    failed: 4,
    comments: 2,
    submissions: 2,
  });
  expect(spooled()).toEqual([]);
});

test.each<[string, number, string, string | null, { search?: string; headers?: Record<string, string> }?]>([
  ["without credentials", 401, "application/json", "[]", { headers: {} }],
  ["of an unknown type", 415, "text/plain", lines],
  ["without a type", 415, "", lines],
  ["that is empty", 422, "application/jsonl", null],
  ["of the wrong shape", 422, "application/json", '{"a":1}'],
  ["that is no SQLite file", 422, "application/x-sqlite3", "hello"],
  [
    "larger than a gibibyte",
    413,
    "application/json",
    "[]",
    { headers: { ...admin, "content-length": String(2 * 1024 ** 3) } },
  ],
  ["with an unknown choice", 422, "application/json", "[]", { search: "?sample=burn" }],
  ["with an unknown parameter", 422, "application/json", "[]", { search: "?dry=1" }],
])("a file %s is %i, and changes nothing", async (_, status, type, body, more) => {
  const response = await upload(type, body, more);
  expect(response.status).toBe(status);
  expect((await problemOf(response)).detail).toMatch(/\.$/);
  expect(await titles()).toEqual([]);
  expect(spooled()).toEqual([]);
});

test("an upload that breaks off changes nothing", async () => {
  const broken = new ReadableStream({
    pull(controller) {
      controller.enqueue(new TextEncoder().encode(lines));
      controller.error(new Error("gone"));
    },
  });
  const response = await upload("application/jsonl", broken);
  expect(await problemOf(response)).toMatchObject({ code: "not_received" });
  expect(await titles()).toEqual([]);
  expect(spooled()).toEqual([]);
});

test("an upload that turns out larger than it may be is cut off, and changes nothing", async () => {
  const endless = new ReadableStream({
    pull: (controller) => controller.enqueue(new TextEncoder().encode(lines.repeat(100))),
  });
  const request = new Request("http://app.test/", {
    method: "POST",
    body: endless,
    duplex: "half",
  } as RequestInit);
  await expect(withUpload(request, 1024 ** 2, async () => expect.unreachable())).rejects.toMatchObject({
    code: "body_too_large",
  });
  expect(spooled()).toEqual([]);
});

test("the sample corpus steps aside by choice, and comes back", async () => {
  await upload(
    "application/json",
    JSON.stringify([
      record({ source: "sample", title: "A sample" }),
      record({ source: "sample", title: "Bad", is_valid_project: false, invalid_reason: "spam" }),
    ]),
  );
  const valid = async () =>
    (await db().project.findMany({ where: { isValidProject: true }, orderBy: { id: "asc" } })).map(
      ({ title }) => title,
    );
  const keep = await upload("application/jsonl", lines);
  expect(await keep.json()).toMatchObject({ added: 1, set_aside: 0 });
  expect(await valid()).toEqual(["A sample", "Tidewatch"]);
  const nothingNew = await upload("application/jsonl", lines, { search: "?sample=aside" });
  expect(await nothingNew.json()).toMatchObject({ added: 0, set_aside: 0 });
  const aside = await upload("application/json", JSON.stringify([record({ title: "New" })]), {
    search: "?sample=aside",
  });
  expect(await aside.json()).toMatchObject({ added: 1, set_aside: 1 });
  expect(await valid()).toEqual(["Tidewatch", "New"]);
  const put = (in_use: unknown, headers: Record<string, string> = admin) =>
    callEndpoint("setSampleCorpus", {
      body: JSON.stringify({ in_use }),
      headers: { "content-type": "application/json", ...headers },
    });
  expect((await put(true, {})).status).toBe(401);
  expect((await put("yes")).status).toBe(422);
  expect(await (await put(true)).json()).toEqual({ in_use: true, changed: 1 });
  expect(await (await put(true)).json()).toEqual({ in_use: true, changed: 0 });
  expect(await valid()).toEqual(["A sample", "Tidewatch", "New"]);
});
