import { readFile } from "node:fs/promises";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type AppServer, startAppServer } from "../support/app-server";
import { describeInBrowser } from "../support/browser";
import { weighPage } from "../support/page-weight";

/** In bytes. `npm run bench -- page` says what they are of. */
const MOST = { script: 170_000, font: 90_000 };
const MOST_REQUESTS = 15;
const MOST_SHIFT = 0.02;

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

  test.each(["/", "/runs", "/projects", "/projects/1", "/settings"])(
    "of %s brings no charts and no map, no dialog and no palette",
    async (path) => {
      const page = await open();
      const { scripts } = await weighPage(page, server.url + path);
      for (const script of scripts) {
        const code = await readFile(script, "utf8");
        // A name each library keeps through minification.
        expect(code, script).not.toMatch(/recharts-|d3-zoom|umap|alertdialog|toast-viewport/);
      }
    },
  );
});
