import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { afterEach, expect, test, vi } from "vitest";
import { startQueue, stopQueue } from "@/inngest/queue";
import { closeControl, serveControl } from "@/lib/control/serve-control";
import { db } from "@/lib/core/db";
import { closeStore } from "@/lib/store/open";
import { runScript } from "../../support/run-script";
import { StubHn } from "../../support/stub-hn";
import { stubbedApp } from "../../support/stubbed-app";
import { openTempStore } from "../../support/temp-store";
import { reader, THREAD_ID, threadItems } from "./thread";

const launch = stubbedApp();
let hn: StubHn | undefined;
afterEach(async () => {
  await closeControl();
  await hn?.close();
  hn = undefined;
});

test("with a running server the command stores the comments, and the server's queue reads them", async () => {
  hn = await StubHn.start(threadItems());
  hn.hits = [
    {
      objectID: String(THREAD_ID),
      title: "What are you working on?",
      created_at_i: 1_793_600_000,
      num_comments: 1,
    },
  ];
  const { stub } = await launch({ stub: { dimensions: 8 }, env: hn.env });
  stub.answer(reader());
  await serveControl({ startQueue, stopQueue });
  const ran = await runScript("import-hn", "latest");
  expect(ran).toMatchObject({ code: 0, stderr: "" });
  expect(ran.stdout).toMatch(/^Ask HN: .+ \(item 9000\): 60 new of 60 comments\.\n\d+ read, /);
  await vi.waitFor(async () => expect(await db().comment.count({ where: { processed: true } })).toBe(60), {
    timeout: 60_000,
  });
  expect(await db().project.count({ where: { source: "hn" } })).toBe(45);
  expect((await runScript("import-hn", String(THREAD_ID))).stdout).toContain(
    "0 new of 60 comments.\n60 read, 25 of them without a project; 0 waiting, 0 failed; 45 projects.\n",
  );
});

test("what is no thread is said in one line, and --help how it is called", async () => {
  hn = await StubHn.start([{ id: 7, type: "comment", parent: 3 }]);
  await launch({ env: hn.env });
  await serveControl({ startQueue, stopQueue });
  expect(await runScript("import-hn", "7")).toEqual({
    code: 1,
    stdout: "",
    stderr: "Item 7 is a comment on item 3, not a thread.\n",
  });
  const help = await runScript("import-hn", "--help");
  expect(help).toMatchObject({ code: 0, stderr: "" });
  expect(help.stdout).toMatch(/^Usage: npm run import:hn -- ITEM_ID\|latest\n/);
  const usage = `${help.stdout.split("\n")[0]}\n`;
  expect(await runScript("import-hn")).toEqual({ code: 1, stdout: "", stderr: usage });
});

test("on a store that is not there it makes none", async () => {
  const store = await openTempStore();
  await closeStore();
  const missing = join(dirname(store.path), "data", "other.db");
  vi.stubEnv("DATABASE_URL", `file:${missing}`);
  expect(await runScript("import-hn", "latest")).toEqual({
    code: 1,
    stdout: "",
    stderr: `There is no store at ${missing}.\n`,
  });
  expect(existsSync(dirname(missing))).toBe(false);
  vi.unstubAllEnvs();
  await store.close();
});
