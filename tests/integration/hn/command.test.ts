import { existsSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, expect, test, vi } from "vitest";
import { startQueue, stopQueue } from "@/inngest/queue";
import { closeControl, serveControl } from "@/lib/control/serve-control";
import { db } from "@/lib/core/db";
import { commentOf, reader, THREAD_ID, threadItems } from "../../support/hn-thread";
import { runScript } from "../../support/run-script";
import { StubHn } from "../../support/stub-hn";
import { stubbedApp } from "../../support/stubbed-app";

const launch = stubbedApp();
let hn: StubHn | undefined;
afterEach(async () => {
  await closeControl();
  await hn?.close();
  hn = undefined;
});

const TITLE = "Ask HN: What are you working on? (November 2026) (item 9000)";

/** The lines that tell how far it is, without those that came too fast to be told. */
const expectProgress = (stderr: string, done: string) => {
  const told = [...stderr.matchAll(new RegExp(`^(\\d+) of 60 comments ${done}\\.$`, "gm"))].map(([, n]) =>
    Number(n),
  );
  expect(told.at(-1)).toBe(60);
  expect(told).toEqual([...new Set(told)].sort((one, other) => one - other));
  expect(told.length).toBeLessThanOrEqual(5);
};

test("with a running server the command stores the comments, and tells how far the server's queue has read them", async () => {
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
  expect(ran).toMatchObject({
    code: 0,
    stdout: `${TITLE}: 60 new of 60 comments; 60 read, 25 of them without a project; 45 projects.\n`,
  });
  expectProgress(ran.stderr, "fetched");
  expectProgress(ran.stderr, "read");
  expect(ran.stderr).toMatch(/^(?:\d+ of 60 comments (?:fetched|read)\.\n)+$/);
  expect(await db().project.count({ where: { source: "hn" } })).toBe(45);
  expect(await runScript("import-hn", String(THREAD_ID))).toEqual({
    code: 0,
    stdout: `${TITLE}: 0 new of 60 comments; 60 read, 25 of them without a project; 45 projects.\n`,
    stderr: "60 of 60 comments fetched.\n",
  });
});

test("a comment that could not be read makes the exit code 1", async () => {
  hn = await StubHn.start(threadItems());
  const { stub } = await launch({ stub: { dimensions: 8 }, env: { ...hn.env, LLM_MAX_RETRIES: "0" } });
  stub.answer(({ body }) =>
    commentOf(body) === THREAD_ID + 1 ? { say: "no object" } : reader()({ body, route: "chat" } as never),
  );
  await serveControl({ startQueue, stopQueue });
  const ran = await runScript("import-hn", String(THREAD_ID));
  expect(ran.code).toBe(1);
  expect(ran.stdout).toMatch(
    /; 59 read, 25 of them without a project; 1 failed; 44 projects\. Invalid projects.+\n$/,
  );
});

test.each([
  [
    "no model",
    { LLM_BASE_URL: "", LLM_MODEL_NAME: "", LLM_API_KEY: "" },
    /no model is set that could read them/,
  ],
  ["a spent budget", { DAILY_TOKEN_BUDGET: "1" }, /^.+ Today's budget of 1 tokens is spent; .+\.$/m],
])(
  "with %s the command ends once the comments are stored, and says so in its one line",
  async (_, env, why) => {
    hn = await StubHn.start(threadItems());
    const { stub } = await launch({ stub: { dimensions: 8 }, env: { ...hn.env, ...env } });
    stub.answer(reader());
    await serveControl({ startQueue, stopQueue });
    const ran = await runScript("import-hn", String(THREAD_ID));
    expect(ran.code).toBe(0);
    expect(ran.stdout).toMatch(
      /^Ask HN: .+: 60 new of 60 comments; \d+ read, .+ waiting; \d+ projects\. .+\n$/,
    );
    expect(ran.stdout).toMatch(why);
    expectProgress(ran.stderr, "fetched");
  },
);

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
  const folder = await mkdtemp(join(tmpdir(), "waywo-test-"));
  const missing = join(folder, "data", "other.db");
  vi.stubEnv("DATABASE_URL", `file:${missing}`);
  expect(await runScript("import-hn", "latest")).toEqual({
    code: 1,
    stdout: "",
    stderr: `There is no store at ${missing}.\n`,
  });
  expect(existsSync(dirname(missing))).toBe(false);
  vi.unstubAllEnvs();
  await rm(folder, { recursive: true });
});
