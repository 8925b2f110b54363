import { writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { afterEach, expect, test, vi } from "vitest";
import { startQueue, stopQueue } from "@/inngest/queue";
import { runCommand } from "@/lib/control/run-command";
import { closeControl, serveControl } from "@/lib/control/serve-control";
import { db } from "@/lib/core/db";
import { closeStore } from "@/lib/store/open";
import { generatedRecords } from "../../support/generated-records";
import { runScript } from "../../support/run-script";
import { stubbedApp } from "../../support/stubbed-app";
import { openTempStore } from "../../support/temp-store";

const launch = stubbedApp();
afterEach(closeControl);

const jsonLines = (count: number) =>
  [...generatedRecords(count, { numbers: 8 })].map((record) => `${JSON.stringify(record)}\n`).join("");

async function serve() {
  const { app } = await launch({ stub: { dimensions: 8 } });
  await serveControl({ startQueue, stopQueue });
  return (name: string) => join(dirname(app.store.path), name);
}

test("npm run import has the running server store the projects, and names each bad line", async () => {
  const beside = await serve();
  await writeFile(beside("a.jsonl"), `${jsonLines(4)}{"title":"half"\n`);
  const first = await runScript("import", beside("a.jsonl"));
  expect(first).toMatchObject({ code: 1, stderr: "" });
  const [summary, vectors, fault] = first.stdout.split("\n");
  expect(summary).toBe("Read 5, added 4, knew 0, refused 1.");
  expect(vectors).toMatch(/^2 of those added have no vector yet/);
  expect(fault).toMatch(/^Line 5: It is not valid JSON: /);
  await writeFile(beside("b.jsonl"), jsonLines(4));
  expect(await runScript("import", beside("b.jsonl"))).toEqual({
    code: 0,
    stdout: "Read 4, added 0, knew 4, refused 0.\n",
    stderr: "",
  });
  expect(await db().project.count()).toBe(4);
});

test("without a server the command stores them itself", async () => {
  const store = await openTempStore();
  await closeStore();
  const file = join(dirname(store.path), "a.jsonl");
  await writeFile(file, jsonLines(4));
  expect(await runScript("import", file)).toMatchObject({ code: 0 });
  await store.close();
});

test("the server tells how far it is, before its answer", async () => {
  const beside = await serve();
  await writeFile(beside("a.jsonl"), jsonLines(2000));
  const onProgress = vi.fn();
  const report = await runCommand("import", { file: beside("a.jsonl"), setSampleAside: false }, onProgress);
  expect(report).toMatchObject({ added: 2000 });
  const told = onProgress.mock.calls.map(([{ done, total }]) => done / total);
  expect(told.length).toBeGreaterThan(0);
  expect(told).toEqual(told.toSorted((a, b) => a - b));
  expect(told.at(-1)).toBeLessThanOrEqual(1);
});

test("an error after some progress is one line all the same", async () => {
  const beside = await serve();
  await writeFile(beside("a.jsonl"), jsonLines(2000));
  const importing = runCommand(
    "import",
    { file: beside("a.jsonl"), setSampleAside: false },
    () => void closeControl(),
  );
  await expect(importing).rejects.toThrow("The server is stopping; run the command again.");
  const kept = await db().project.count();
  expect(kept).toBeGreaterThan(0);
  await serveControl({ startQueue, stopQueue });
  const again = await runCommand("import", { file: beside("a.jsonl"), setSampleAside: false });
  expect(again).toMatchObject({ added: 2000 - kept, known: kept });
});
