import { afterAll, beforeAll, expect, test } from "vitest";
import { type AppServer, startAppServer } from "../support/app-server";
import { describeInBrowser } from "../support/browser";
import { Latch } from "../support/latch";
import { weighPage } from "../support/page-weight";
import { scriptParts } from "../support/script-parts";
import { stubEnv } from "../support/stub-env";
import { StubModel } from "../support/stub-model/stub";

/** In bytes. `npm run bench -- page` says what they are of. */
const MOST = { script: 170_000, font: 90_000 };
const MOST_REQUESTS = 15;
const MOST_SHIFT = 0.02;
/** What loads when it is first used. */
const LATE =
  /^(?:recharts|d3-|umap-js|ml-kmeans|zod|@base-ui\/react\/(?:dialog|alert-dialog|autocomplete|toast))/;

describeInBrowser("the first load", ({ open }) => {
  let server: AppServer;
  beforeAll(async () => {
    server = await startAppServer();
  }, 120_000);
  afterAll(() => server?.stop());

  test("of the Designer is light, asks for little and does not jump", async () => {
    const page = await open({ viewport: { width: 1280, height: 800 } });
    const weight = await weighPage(page, server.url);
    expect(weight.scriptBytes).toBeLessThanOrEqual(MOST.script);
    expect(weight.fontBytes).toBeLessThanOrEqual(MOST.font);
    expect(weight.requests.length, weight.requests.join("\n")).toBeLessThanOrEqual(MOST_REQUESTS);
    expect(weight.shift).toBeLessThan(MOST_SHIFT);
  });

  test("of the Designer is no heavier with a connected model and a run under way", async () => {
    const stub = await StubModel.start({ dimensions: 64 });
    const latch = new Latch();
    stub.answer(async ({ route }) => {
      if (route === "chat") await latch.wait();
      return undefined;
    });
    const busy = await startAppServer({ env: stubEnv(stub) });
    try {
      const { task_id } = await busy.start({ num_ideas: 1, seed_tags: ["maps"] });
      const page = await open({ viewport: { width: 1280, height: 800 } });
      const weight = await weighPage(page, busy.url);
      expect(weight.scriptBytes).toBeLessThanOrEqual(MOST.script);
      expect(weight.requests.length, weight.requests.join("\n")).toBeLessThanOrEqual(MOST_REQUESTS);
      const latest = page.getByRole("region", { name: "Latest runs" }).getByRole("listitem");
      const before = await latest.textContent();
      latch.open();
      await busy.end(task_id);
      // It is followed all the same.
      await expect.poll(() => latest.textContent()).not.toBe(before);
    } finally {
      latch.open();
      await busy.stop();
      await stub.close();
    }
  }, 120_000);

  test.each(["/runs", "/projects", "/projects/1", "/explore", "/settings"])(
    "of %s asks for little and does not jump",
    async (path) => {
      const { requests, shift } = await weighPage(await open(), server.url + path);
      expect(requests.length, requests.join("\n")).toBeLessThanOrEqual(MOST_REQUESTS);
      expect(shift).toBeLessThan(MOST_SHIFT);
    },
  );

  test.each(["/", "/runs", "/projects", "/projects/1"])(
    "of %s brings no chart, map, dialog, palette, toast or schema library",
    async (path) => {
      const page = await open();
      const { scripts } = await weighPage(page, server.url + path);
      const parts = await Promise.all(scripts.map(scriptParts));
      const late = parts.flatMap((each) => [...each.keys()]).filter((part) => LATE.test(part));
      expect(late).toEqual([]);
    },
  );
});
