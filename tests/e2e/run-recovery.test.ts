import type { Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from "vitest";
import { type AppServer, startAppServer } from "../support/app-server";
import { describeInBrowser } from "../support/browser";
import { Latch } from "../support/latch";
import { stubEnv } from "../support/stub-env";
import { StubModel } from "../support/stub-model/stub";

const IDEAS = 6;
/** Ideas that the model writes before a test lets it go on. */
const FIRST = 2;
/** How long the browser has no network, in milliseconds. */
const OFFLINE_MS = 10_000;

const cards = (page: Page) => page.getByTestId("idea");

describeInBrowser("a run's page in the middle of its run", ({ open }) => {
  let latch: Latch;
  let release: () => void;
  let stub: StubModel;
  let server: AppServer;
  beforeAll(async () => {
    stub = await StubModel.start({ dimensions: 64 });
    server = await startAppServer({ env: stubEnv(stub) });
  });
  beforeEach(() => {
    latch = new Latch();
    let asked = 0;
    // A reset would have the stub begin again with ideas that are stored by now.
    release = stub.answer(async ({ column }) => {
      if (column === "project_idea" && ++asked > FIRST) await latch.wait();
      return undefined;
    });
  });
  afterEach(() => {
    latch.open();
    release();
  });
  afterAll(async () => {
    await server?.stop();
    await stub?.close();
  });

  /** A page on which the first ideas are shown. */
  async function halfWay() {
    const { task_id } = await server.start({ num_ideas: IDEAS });
    const page = await open({ allow: /net::ERR_|50[0234]|ERR_INTERNET/ });
    await page.goto(`${server.url}/runs/${task_id}`);
    await cards(page)
      .nth(FIRST - 1)
      .waitFor();
    return page;
  }

  async function endsRight(page: Page) {
    latch.open();
    await page
      .getByTestId("run-state")
      .filter({ hasText: `Done: ${IDEAS} of ${IDEAS} ideas saved` })
      .waitFor();
    await expect.poll(() => cards(page).count()).toBe(IDEAS);
    const saved = page.locator("[data-testid=sheet-row] [data-cell$=':5'][data-state=done]");
    await expect.poll(() => saved.count()).toBe(IDEAS);
    await expect.poll(() => page.getByText("Connection lost").count()).toBe(0);
  }

  it("has its ideas and its sheet in the HTML, also without scripts", async () => {
    const page = await halfWay();
    const address = page.url();
    const html = await (await fetch(address)).text();
    expect(html.match(/data-testid="idea"/g)).toHaveLength(FIRST);
    expect(html.match(/data-testid="sheet-row"/g)).toHaveLength(IDEAS);
    expect(html).toMatch(new RegExp(`<title>${FIRST}/${IDEAS} · `));
    const plain = await open({ javaScriptEnabled: false });
    await plain.goto(address);
    expect(await cards(plain).count()).toBe(FIRST);
    await endsRight(page);
  });

  it("goes on after a reload", async () => {
    const page = await halfWay();
    await page.reload();
    expect(await cards(page).count()).toBe(FIRST);
    await endsRight(page);
  });

  it("goes on by itself after ten seconds offline", async () => {
    const page = await halfWay();
    await page.context().setOffline(true);
    latch.open();
    const back = Date.now() + OFFLINE_MS;
    await expect.poll(() => Date.now() >= back, { timeout: 2 * OFFLINE_MS }).toBe(true);
    await page.context().setOffline(false);
    await endsRight(page);
  });

  it("goes on by itself when the server was killed and started again", async () => {
    const page = await halfWay();
    await server.restart(async () => {
      await page.getByText("Connection lost").waitFor();
      // The site's own line says nothing beside it.
      await page.locator(".offline", { hasText: "The server does not answer." }).waitFor({ state: "hidden" });
      expect(await cards(page).count()).toBe(FIRST);
    }, "SIGKILL");
    await endsRight(page);
    await page.getByText("The server stopped once during this run").waitFor();
  });
});
