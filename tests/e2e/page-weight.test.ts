import { afterAll, beforeAll, expect, test } from "vitest";
import { type AppServer, startAppServer } from "../support/app-server";
import { describeInBrowser } from "../support/browser";
import { weighPage } from "../support/page-weight";
import { scriptParts } from "../support/script-parts";

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
