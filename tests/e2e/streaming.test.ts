import type { Page, Request } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from "vitest";
import { type AppServer, startAppServer } from "../support/app-server";
import { describeInBrowser } from "../support/browser";
import { Latch } from "../support/latch";
import { stubEnv } from "../support/stub-env";
import { StubModel } from "../support/stub-model/stub";

async function show(page: Page, visibility: "hidden" | "visible"): Promise<void> {
  await page.evaluate((state) => {
    Object.defineProperty(document, "visibilityState", { value: state, configurable: true });
    document.dispatchEvent(new Event("visibilitychange", { bubbles: true }));
  }, visibility);
}

/** Advances the page's clock second by second, with time for responses in between. */
async function pass(page: Page, seconds: number): Promise<void> {
  for (let second = 0; second < seconds; second++) {
    await page.clock.runFor(1000);
    await page.evaluate(() => fetch("/api/waywo-projects/hashtags"));
  }
}

/** The requests of a page that a pattern fits: how many were made, and how many are not over. */
function count(page: Page, pattern: RegExp) {
  const seen = { made: 0, open: 0 };
  const fits = (request: Request) => pattern.test(request.url());
  page.on("request", (request) => {
    if (!fits(request)) return;
    seen.made++;
    seen.open++;
  });
  const over = (request: Request) => {
    if (fits(request)) seen.open--;
  };
  page.on("requestfinished", over).on("requestfailed", over);
  return seen;
}

describeInBrowser("the stream of a run", ({ open }) => {
  let latch: Latch;
  let stub: StubModel;
  let server: AppServer;
  beforeAll(async () => {
    stub = await StubModel.start({ dimensions: 64 });
    server = await startAppServer({ env: stubEnv(stub) });
  });
  beforeEach(() => {
    latch = new Latch();
    stub.answer(async () => {
      await latch.wait();
      return undefined;
    });
  });
  afterEach(() => latch.open());
  afterAll(async () => {
    await server?.stop();
    await stub?.close();
  });

  it("brings status and ideas without polls or fetches, and closes when the run has ended", async () => {
    const { task_id } = await server.start({ num_ideas: 3 });
    const page = await open();
    const streams = count(page, /\/events(?:\?|$)/);
    const fetches = count(page, /\/(?:status|rows)(?:\?|$)/);
    await page.clock.install();
    await page.goto(`${server.url}/runs/${task_id}`);
    await expect.poll(() => streams.open).toBe(1);
    // Until its first event has come the page polls each second.
    const polls = async () => {
      const before = fetches.made;
      await pass(page, 2);
      return fetches.made - before;
    };
    await expect.poll(polls).toBe(0);
    const before = fetches.made;
    await pass(page, 10);
    latch.open();
    await page.getByTestId("run-state").filter({ hasText: "Done: 3 of 3 ideas saved" }).waitFor();
    await expect.poll(() => page.getByTestId("idea").count()).toBe(3);
    expect(fetches.made).toBe(before);
    await expect.poll(() => streams.open).toBe(0);
  });

  it("is closed by a hidden tab, and opened again on return", async () => {
    const { task_id } = await server.start({ num_ideas: 2 });
    const page = await open();
    const streams = count(page, /\/events(?:\?|$)/);
    await page.goto(`${server.url}/runs/${task_id}`);
    await expect.poll(() => streams.open).toBe(1);
    await show(page, "hidden");
    await expect.poll(() => streams.open).toBe(0);
    await show(page, "visible");
    await expect.poll(() => streams.open).toBe(1);
    expect(streams.made).toBe(2);
    expect(server.log().filter((line) => /"level":[4-6]0|error/i.test(line))).toEqual([]);
  });

  it("leaves the page to its polls where the server refuses it", async () => {
    const { task_id } = await server.start({ num_ideas: 2 });
    const page = await open({ allow: /503/ });
    const polls = count(page, /\/status$/);
    await page.route("**/events*", (route) => route.fulfill({ status: 503 }));
    await page.goto(`${server.url}/runs/${task_id}`);
    await expect.poll(() => polls.made).toBeGreaterThanOrEqual(3);
    latch.open();
    await page.getByTestId("run-state").filter({ hasText: "Done: 2 of 2 ideas saved" }).waitFor();
    await expect.poll(() => page.getByTestId("idea").count()).toBe(2);
  });

  it("gives way to polls while the server is away, and comes back with it", async () => {
    const { task_id } = await server.start({ num_ideas: 2 });
    const page = await open({ allow: /net::ERR_|50[0234]/ });
    const streams = count(page, /\/events(?:\?|$)/);
    const polls = count(page, /\/status$/);
    const quiet = async () => {
      const before = polls.made;
      await pass(page, 2);
      return polls.made === before;
    };
    await page.clock.install();
    await page.goto(`${server.url}/runs/${task_id}`);
    await expect.poll(() => streams.open).toBe(1);
    await expect.poll(quiet).toBe(true);
    const lost = page.getByText("Connection lost");
    await server.restart(async () => {
      await expect.poll(() => streams.open).toBe(0);
      // By its failure, the page has been told of the stream's.
      await page.evaluate(() => fetch("/").catch(() => {}));
      const before = polls.made;
      // A page that goes on to trust its stream polls each 30 seconds.
      for (let second = 0; second < 10 && polls.made === before; second++) await page.clock.runFor(1000);
      await expect.poll(() => polls.made).toBeGreaterThan(before);
      await lost.waitFor();
    });
    const stillLost = async () => {
      await page.clock.runFor(1000);
      return lost.count();
    };
    await expect.poll(stillLost).toBe(0);
    await expect.poll(() => streams.open).toBe(1);
    await expect.poll(quiet).toBe(true);
    latch.open();
    await page.getByTestId("run-state").filter({ hasText: "Done: 2 of 2 ideas saved" }).waitFor();
    await expect.poll(() => page.getByTestId("idea").count()).toBe(2);
    await expect.poll(() => streams.open).toBe(0);
  });

  it("leaves connections to eight tabs of one browser, which all navigate and follow their runs", async () => {
    const { task_id } = await server.start({ num_ideas: 2 });
    const first = await open();
    const others = await Promise.all(Array.from({ length: 7 }, () => first.context().newPage()));
    const tabs = [first, ...others];
    const streams = tabs.map((tab) => count(tab, /\/events(?:\?|$)/));
    const openStreams = () => streams.reduce((sum, { open }) => sum + open, 0);
    for (const tab of tabs) {
      await tab.goto(`${server.url}/runs/${task_id}`);
      await tab.getByTestId("run-state").waitFor();
    }
    await expect.poll(openStreams).toBe(3);
    expect(await Promise.all(tabs.map((tab) => tab.evaluate(() => document.visibilityState)))).toEqual(
      tabs.map(() => "visible"),
    );
    for (const tab of tabs.slice(4)) {
      await tab.goto(`${server.url}/projects`);
      await tab.getByRole("heading", { level: 1 }).waitFor();
    }
    latch.open();
    for (const tab of tabs.slice(0, 4)) {
      await tab.getByTestId("run-state").filter({ hasText: "Done: 2 of 2 ideas saved" }).waitFor();
    }
    await expect.poll(openStreams).toBe(0);
  });
});
