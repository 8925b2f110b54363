import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { db } from "@/lib/core/db";
import { createProjects } from "@/lib/projects/create-projects";
import { forgetSingletons, problemOf } from "../../support/app";
import { callEndpoint } from "../../support/call-endpoint";
import { openTempStore, type TempStore } from "../../support/temp-store";

const ADMIN_TOKEN = "an-admin-token-of-32-characters!";
const admin = { authorization: `Bearer ${ADMIN_TOKEN}` };

let store: TempStore;
beforeEach(async () => {
  forgetSingletons();
  vi.stubEnv("ADMIN_TOKEN", ADMIN_TOKEN);
  store = await openTempStore({ seeded: true });
});
afterEach(async () => {
  await store.close();
  vi.unstubAllEnvs();
});

const bookmark = (id: string) => callEndpoint("bookmarkProject", { params: { id } });
const remove = (id: string, headers: Record<string, string> = admin) =>
  callEndpoint("deleteProject", { params: { id }, headers });

test("a bookmark is turned on and off, and calls at the same time all count", async () => {
  expect(await (await bookmark("1")).json()).toEqual({ is_bookmarked: true, project_id: 1 });
  expect(await (await bookmark("1")).json()).toEqual({ is_bookmarked: false, project_id: 1 });
  await Promise.all(Array.from({ length: 7 }, () => bookmark("2")));
  expect(await db().project.findUnique({ where: { id: 2 } })).toMatchObject({ isBookmarked: true });
});

test("an admin deletes a project, once: it goes into the bin", async () => {
  expect(await (await remove("3")).json()).toEqual({
    status: "deleted",
    project_id: 3,
    message: "Project 3 was put into the bin.",
    entry_id: 1,
  });
  expect((await remove("3")).status).toBe(404);
  expect((await bookmark("3")).status).toBe(404);
  expect(await db().reviewEntry.findMany()).toMatchObject([{ projectId: 3, action: "bin", by: "admin" }]);
});

test("nobody else does", async () => {
  expect((await remove("3", {})).status).toBe(401);
  expect(await db().project.count({ where: { id: 3 } })).toBe(1);
});

test.each(["0", "99999", "-1", "1.5", "abc", "99999999999", "%00", ""])(
  "there is no project %j",
  async (id) => {
    for (const response of [await bookmark(id), await remove(id)]) {
      expect(response.status).toBe(404);
      expect(await problemOf(response)).toMatchObject({ code: "not_found" });
    }
  },
);

test("an idea with the same words as another project gets an id of its own", async () => {
  const again = await db().project.findFirstOrThrow({ where: { id: 1 } });
  const ids = await db().direct.transaction((tx) =>
    createProjects(tx, [
      {
        ...again,
        hashtags: ["a", "A", "b b"],
        projectUrls: [],
        urlSummaries: {},
        urlContents: {},
        workflowLogs: [],
      },
    ]),
  );
  const tags = await db().projectTag.findMany({
    where: { projectId: ids[0] ?? 0 },
    orderBy: { position: "asc" },
  });
  expect(tags.map(({ tag, position }) => [tag, position])).toEqual([
    ["a", 0],
    ["b-b", 1],
  ]);
});
