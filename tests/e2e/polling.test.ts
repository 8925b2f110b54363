import { randomUUID } from "node:crypto";
import type { Page, Route } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { type AppServer, startAppServer } from "../support/app-server";
import { describeInBrowser } from "../support/browser";
import { Latch } from "../support/latch";
import { stubEnv } from "../support/stub-env";
import { StubModel } from "../support/stub-model/stub";

const problem = (status: number, code: string, detail: string) => ({
  status,
  contentType: "application/problem+json",
  body: JSON.stringify({ type: "about:blank", title: "Error", status, detail, code, request_id: "test" }),
});

/** Advances the page's clock second by second, with time for responses in between. */
async function pass(page: Page, seconds: number): Promise<void> {
  for (let second = 0; second < seconds; second++) {
    await page.clock.runFor(1000);
    await page.evaluate(() => fetch("/api/waywo-projects/hashtags"));
  }
}

async function show(page: Page, visibility: "hidden" | "visible"): Promise<void> {
  await page.evaluate((state) => {
    Object.defineProperty(document, "visibilityState", { value: state, configurable: true });
    document.dispatchEvent(new Event("visibilitychange", { bubbles: true }));
  }, visibility);
}

describeInBrowser("polling", ({ open }) => {
  const latch = new Latch();
  let stub: StubModel;
  let server: AppServer;
  let underWay: string;
  let token: string;

  /** In a browser that has no event streams. */
  async function openPolling(allow?: RegExp) {
    const page = await open({ allow });
    await page.addInitScript(() => Object.defineProperty(navigator, "locks", { value: undefined }));
    return page;
  }

  /** A page whose polls are counted, and can be answered otherwise. */
  async function watch(allow?: RegExp) {
    const page = await openPolling(allow);
    const polls = { count: 0, answer: undefined as ((route: Route) => Promise<void>) | undefined };
    await page.route("**/status", async (route) => {
      polls.count++;
      await (polls.answer?.(route) ?? route.continue());
    });
    await page.clock.install();
    return { page, polls };
  }

  beforeAll(async () => {
    stub = await StubModel.start({ dimensions: 64 });
    stub.answer(async () => {
      await latch.wait();
      return undefined;
    });
    server = await startAppServer({ env: stubEnv(stub) });
    ({ task_id: underWay, run_token: token } = await server.start({ num_ideas: 2 }));
  });
  afterAll(async () => {
    latch.open();
    await server?.stop();
    await stub?.close();
  });

  it("never begins for a run that is not there", async () => {
    const { page, polls } = await watch(/404/);
    const response = await page.goto(`${server.url}/runs/${randomUUID()}`);
    expect(response?.status()).toBe(404);
    await page.getByRole("heading", { level: 1, name: "No such run" }).waitFor();
    await pass(page, 10);
    expect(polls.count).toBe(0);
  });

  it("stops when the run is gone, and says so", async () => {
    const { page, polls } = await watch(/404/);
    await page.goto(`${server.url}/runs/${underWay}`);
    polls.answer = (route) => route.fulfill(problem(404, "not_found", "There is no run with this id."));
    await pass(page, 2);
    await page.getByRole("heading", { level: 1, name: "No such run" }).waitFor();
    const before = polls.count;
    await pass(page, 10);
    expect(polls.count).toBe(before);
  });

  it("waits longer and longer while the server fails, says when it tries again, and goes on", async () => {
    const page = await openPolling(/503/);
    let polls = 0;
    let answer = (route: Route) => route.continue();
    await page.route("**/status", async (route) => {
      polls++;
      await answer(route);
    });
    await page.goto(`${server.url}/runs/${underWay}`);
    await expect.poll(() => polls).toBeGreaterThanOrEqual(3);

    // How long after a failure was sent the next poll came: a busy machine can only lengthen that.
    const waits: number[] = [];
    let failedAt: number | undefined;
    answer = async (route) => {
      if (failedAt !== undefined) waits.push(performance.now() - failedAt);
      failedAt = performance.now();
      await route.fulfill(problem(503, "store_unavailable", "The store is busy."));
    };
    await page.getByText("Connection lost").waitFor();
    await page.getByText(/Trying again in \d+ s/).waitFor();
    await expect.poll(() => waits.length).toBe(3);
    for (const [failures, wait] of waits.entries()) expect(wait).toBeGreaterThanOrEqual(1000 * 2 ** failures);

    answer = (route) => route.continue();
    await page.getByRole("button", { name: "Try now" }).click();
    await page.getByText("Connection lost").waitFor({ state: "detached" });
    polls = 0;
    await expect.poll(() => polls).toBeGreaterThanOrEqual(3);
  });

  it("rests in a hidden tab and looks again on return", async () => {
    const { page, polls } = await watch();
    await page.goto(`${server.url}/runs/${underWay}`);
    await expect.poll(() => polls.count).toBeGreaterThanOrEqual(1);
    await show(page, "hidden");
    await pass(page, 1);
    polls.count = 0;
    await pass(page, 20);
    expect(polls.count).toBe(0);
    await show(page, "visible");
    await expect.poll(() => polls.count).toBeGreaterThanOrEqual(1);
  });

  it("stops when the run has ended", async () => {
    const { page, polls } = await watch();
    await page.setExtraHTTPHeaders({ "x-run-token": token });
    await page.goto(`${server.url}/runs/${underWay}`);
    await page.getByRole("button", { name: "Cancel" }).click();
    await page.getByTestId("run-state").filter({ hasText: "Cancelled: 0 of 2 ideas saved" }).waitFor();
    await expect.poll(() => page.evaluate(() => document.activeElement?.id)).toBe("run-state");
    await pass(page, 2);
    polls.count = 0;
    await pass(page, 10);
    expect(polls.count).toBe(0);
  });
});
