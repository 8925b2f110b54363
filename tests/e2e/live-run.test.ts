import type { Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from "vitest";
import type { GenerateInput } from "@/lib/contracts/generate-request";
import { type AppServer, startAppServer } from "../support/app-server";
import { findViolations } from "../support/axe";
import { describeInBrowser } from "../support/browser";
import { Latch } from "../support/latch";
import { pageReady } from "../support/page-ready";
import { layoutShift, watchShift } from "../support/page-weight";
import { stubEnv } from "../support/stub-env";
import { StubModel } from "../support/stub-model/stub";

/** How much of a page may move without anybody's doing. */
const MOST_SHIFT = 0.02;

type Options = Partial<GenerateInput> & { width?: number };

const focused = (page: Page) => page.evaluate(() => document.activeElement?.getAttribute("data-cell"));
const cell = (page: Page, place: string) => page.locator(`[data-cell="${place}"]`);
const stateOf = (page: Page, place: string) => cell(page, place).getAttribute("data-state");

describeInBrowser("the live page of a run", ({ open }) => {
  let latch: Latch;
  let stub: StubModel;
  let server: AppServer;
  beforeAll(async () => {
    stub = await StubModel.start({ dimensions: 64 });
    server = await startAppServer({ env: stubEnv(stub) });
  });
  beforeEach(() => {
    latch = new Latch();
  });
  afterEach(() => {
    latch.open();
    stub.reset();
  });
  afterAll(async () => {
    await server?.stop();
    await stub?.close();
  });

  /** The page of a new run, whose owner the browser is. */
  async function start(num_ideas: number, { width = 1280, ...options }: Options = {}) {
    const { task_id, run_token } = await server.start({ num_ideas, ...options });
    const page = await open({ viewport: { width, height: 800 } });
    await watchShift(page);
    await page.setExtraHTTPHeaders({ "x-run-token": run_token });
    await page.goto(`${server.url}/runs/${task_id}`);
    await pageReady(page);
    return { page, task_id };
  }

  it("shows each cell's state, opens one by keyboard with what was sent and came back, and returns the focus", async () => {
    let isFirst = true;
    stub.answer(async ({ column, columnIndex }) => {
      if (column === "metadata" && columnIndex === 0 && isFirst) {
        isFirst = false;
        return { say: "Not JSON at all." };
      }
      if (column === "idea_quality") await latch.wait();
      return undefined;
    });
    const { page } = await start(2);
    await expect.poll(() => stateOf(page, "0:3")).toBe("working");
    await expect.poll(() => stateOf(page, "1:3")).toBe("working");
    expect(
      await Promise.all(["0:0", "0:1", "0:2", "0:4", "0:5"].map((place) => stateOf(page, place))),
    ).toEqual(["done", "done", "done", "waiting", "waiting"]);
    expect(await page.title()).toMatch(/^0\/2 · 2 ideas/);
    const corrected = page.getByRole("gridcell", { name: /^Metadata: done, corrected once/ });
    expect(await corrected.count()).toBe(1);

    await cell(page, "0:0").focus();
    for (const key of [
      "ArrowRight",
      "ArrowRight",
      "ArrowDown",
      "Home",
      "End",
      "ArrowLeft",
      "ArrowLeft",
      "ArrowLeft",
    ]) {
      await page.keyboard.press(key);
    }
    expect(await focused(page)).toBe("1:2");
    await page.keyboard.press("Tab");
    expect(await focused(page)).toBeNull();
    await page.keyboard.press("Shift+Tab");
    expect(await focused(page)).toBe("1:2");
    await page.keyboard.press("Enter");
    const dialog = page.getByRole("dialog", { name: "Idea 2: metadata" });
    await dialog
      .getByText(/tokens read/)
      .first()
      .waitFor();
    await dialog.getByText("What was sent").first().press("Enter");
    await dialog.getByText("Instructions").first().waitFor();
    expect(await findViolations(page)).toEqual([]);
    await page.keyboard.press("Escape");
    await expect.poll(() => focused(page)).toBe("1:2");
    expect(await findViolations(page)).toEqual([]);
    latch.open();
    await page.getByText("Done: 2 of 2 ideas saved").first().waitFor();
    await expect.poll(() => page.title()).toMatch(/^2 ideas/);
  });

  it("groups equal failures, and retries one by keyboard, then the rest", async () => {
    stub.answer(({ column }) =>
      column === "metadata" ? { say: "I would rather not put that in JSON." } : undefined,
    );
    const { page } = await start(4);
    await page.getByText("Failed: no idea saved").first().waitFor();
    const groups = page.getByTestId("failure-group");
    expect(await groups.count()).toBe(1);
    expect(await findViolations(page)).toEqual([]);
    stub.reset();
    const numbers = groups.locator("summary");
    expect(await numbers.textContent()).toBe("Ideas 1–4");
    await numbers.press("Enter");
    await page.getByRole("button", { name: "Retry idea 2" }).press("Enter");
    await page.getByText("Partial: 1 of 4 ideas saved").first().waitFor();
    expect(await page.getByTestId("idea").count()).toBe(1);
    expect(await stateOf(page, "1:5")).toBe("done");
    expect(await numbers.textContent()).toBe("Ideas 1, 3 and 4");
    await groups.getByRole("button", { name: "Retry 3 ideas" }).press("Enter");
    await page.getByText("Done: 4 of 4 ideas saved").first().waitFor();
    expect(await groups.count()).toBe(0);
  });

  it("regenerates a saved idea by keyboard, and shows the new version beside it", async () => {
    const { page } = await start(1);
    await page.getByText("Done: 1 of 1 idea saved").first().waitFor();
    const idea = page.getByTestId("idea");
    const title = await idea.getByRole("heading").textContent();
    await idea.locator("summary", { hasText: "Regenerate" }).press("Enter");
    await idea.getByRole("button", { name: "Title and texts" }).press("Enter");
    await idea.getByText("Another version:").waitFor();
    expect(await idea.getByRole("heading").textContent()).toBe(title);
    expect(await findViolations(page)).toEqual([]);
  });

  it.each([1280, 768, 360])("moves nothing when it ends with a long result, at %i pixels", async (width) => {
    stub.answer(async ({ column, columnIndex }) => {
      if (column === "idea_quality" && columnIndex > 2) await latch.wait();
      return undefined;
    });
    const { page } = await start(3, { width, min_idea_score: 10, max_candidates: 3 });
    await page.getByText("so far").waitFor();
    latch.open();
    await page.getByText("Done: 3 of 3 ideas saved").first().waitFor();
    await page.getByTestId("run-result").waitFor();
    await page.locator("figure svg").last().waitFor();
    expect(await layoutShift(page)).toBeLessThan(MOST_SHIFT);
  });

  it("tells screen readers its stages and quarters, and nothing else", async () => {
    const { page, task_id } = await start(8);
    await page.evaluate(() => {
      const told: string[] = [];
      Object.assign(window, { told });
      const live = document.querySelector("[data-testid=run-announcer]");
      new MutationObserver(() => told.push(live?.textContent ?? "")).observe(live as Element, {
        subtree: true,
        childList: true,
        characterData: true,
      });
    });
    await server.end(task_id);
    await page.getByText("Done: 8 of 8 ideas saved").first().waitFor();
    const told = (await page.evaluate("window.told")) as string[];
    expect(told.length).toBeLessThanOrEqual(6);
    expect(told.at(-1)).toMatch(/^Done: 8 of 8 ideas saved\./);
    for (const text of told) {
      expect(text).toMatch(/^(Choosing|Writing|Saving|A quarter|Half|Three quarters|Done)/);
    }
  });
});
