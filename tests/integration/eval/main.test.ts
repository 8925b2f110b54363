import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { db } from "@/lib/core/db";
import { runScript } from "../../support/run-script";
import { completeByHand } from "../../support/runs-by-hand";
import { openTempStore, type TempStore } from "../../support/temp-store";

let store: TempStore;
let out: string;
beforeEach(async () => {
  out = await mkdtemp(join(tmpdir(), "waywo-test-"));
  store = await openTempStore();
});
afterEach(async () => {
  await store.close();
  await rm(out, { recursive: true, force: true });
});

const evaluate = (...args: string[]) =>
  runScript("../tests/eval/main", ...args, "--out", out, "--resamples", "50");

async function reportFiles(): Promise<string[]> {
  return (await readdir(out)).sort().map((name) => join(out, name));
}

test("a run, a store and two reports are measured into a page and a JSON file each", async () => {
  const one = await completeByHand(3);
  await completeByHand(2);
  await db().generationCandidate.updateMany({ data: { chosen: true, title: "<script>alert(1)</script>" } });

  const ofRun = await evaluate("--run", one, "--store", store.path);
  expect(ofRun.stdout).toContain("Length limits kept");
  const [page = "", json = ""] = (await reportFiles()).reverse().sort((a) => (a.endsWith("html") ? -1 : 1));
  expect(await readFile(page, "utf8")).toContain("&lt;script&gt;");
  const { sections } = JSON.parse(await readFile(json, "utf8"));
  expect(sections[0]).toMatchObject({ name: one });
  expect(sections[0].rows).toHaveLength(3);

  const ofStore = await evaluate("--store", store.path);
  expect(ofStore.stdout).toMatch(/^store$/m);
  const compared = await evaluate("--compare", json, `${json}#${one}`);
  expect(compared.stdout).toContain("figures compared row by row");
});

test("what cannot be measured is said in one line", async () => {
  const empty = await evaluate("--store", store.path);
  expect(empty).toMatchObject({ code: 1 });
  expect(empty.stderr).toContain("has no generated ideas.");
  expect((await evaluate("nonsense")).stderr).toContain("There is no setting nonsense");
  expect((await evaluate("model-ours")).stderr).toContain("needs a model: run with --llm URL");
});
