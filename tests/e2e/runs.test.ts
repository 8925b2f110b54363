import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { type AppServer, startAppServer } from "../support/app-server";
import { findViolations } from "../support/axe";
import { describeInBrowser } from "../support/browser";
import { pageReady } from "../support/page-ready";
import { stubEnv } from "../support/stub-env";
import { StubModel } from "../support/stub-model/stub";

const NAME = "Groceries of May";

describeInBrowser("the runs of a browser", ({ open }) => {
  let stub: StubModel;
  let server: AppServer;
  beforeAll(async () => {
    stub = await StubModel.start({ dimensions: 64 });
    server = await startAppServer({ env: stubEnv(stub) });
  });
  afterAll(async () => {
    await server?.stop();
    await stub?.close();
  });

  /** Starts a run as this page's browser, which then owns it. */
  async function startIn(page: Page, body: object): Promise<string> {
    await page.goto(new URL("/runs", server.url).href);
    const { task_id } = await page.evaluate(async (request) => {
      const headers = { "content-type": "application/json" };
      const init = { method: "POST", headers, body: JSON.stringify(request) };
      return (await fetch("/api/generate-ideas", init)).json();
    }, body);
    return task_id;
  }

  async function openRun(page: Page, taskId: string): Promise<void> {
    await page.goto(new URL(`/runs/${taskId}`, server.url).href);
    await pageReady(page);
  }

  /** Of what has the focus. */
  const focused = (page: Page) =>
    page.evaluate(() => document.activeElement?.textContent || document.activeElement?.getAttribute("name"));

  it("are named, noted, deleted and taken back by keyboard alone", async () => {
    const page = await open({ viewport: { width: 1280, height: 900 } });
    const taskId = await startIn(page, { num_ideas: 2, seed_tags: ["nutrition"] });
    await server.end(taskId);
    await openRun(page, taskId);

    await page.getByRole("button", { name: "Name it, or add a note" }).press("Enter");
    await page.keyboard.type(NAME);
    await page.keyboard.press("Tab");
    await page.keyboard.type("For the talk.");
    expect(await findViolations(page)).toEqual([]);
    await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    await page.getByRole("heading", { level: 1, name: NAME }).waitFor();
    await page.getByTestId("run-note").getByText("For the talk.").waitFor();
    await expect.poll(() => focused(page)).toBe("Edit name and note");

    await page.getByRole("button", { name: "More", exact: true }).press("Enter");
    await page.getByRole("menuitem", { name: "Copy link" }).waitFor();
    expect(await findViolations(page)).toEqual([]);
    await page.setViewportSize({ width: 1280, height: 900 });
    await page.keyboard.press("End");
    await page.keyboard.press("Enter");
    await page.waitForURL("**/runs");
    await expect.poll(() => focused(page)).toBe("Runs");
    expect(await page.getByTestId("run-row").filter({ hasText: NAME }).count()).toBe(0);
    expect((await page.request.get(`${server.url}/runs/${taskId}`)).status()).toBe(404);

    // From the toast.
    await page.getByText("Run deleted").waitFor();
    await page.keyboard.press("F6");
    await page.getByRole("button", { name: "Undo" }).press("Enter");
    await page.getByTestId("run-row").filter({ hasText: NAME }).waitFor();

    // And from the list of what is deleted, where there is no toast any more.
    await openRun(page, taskId);
    await page.getByRole("button", { name: "More", exact: true }).press("Enter");
    await page.keyboard.press("End");
    await page.keyboard.press("Enter");
    await page.waitForURL("**/runs");
    await page.reload();
    await page.getByText("Deleted runs (1)").press("Enter");
    expect(await findViolations(page)).toEqual([]);
    await page.getByRole("button", { name: /^Restore run \d+$/ }).press("Enter");
    await page.getByTestId("run-row").filter({ hasText: NAME }).waitFor();
    await page.getByText("Deleted runs (1)").waitFor({ state: "detached" });
  });

  it("are exported with the ideas they have, and end with figures that a table tells too", async () => {
    const page = await open({ viewport: { width: 1280, height: 900 } });
    const taskId = await startIn(page, { num_ideas: 3, seed_tags: ["maps"] });
    const { project_ids } = await server.end(taskId);
    await openRun(page, taskId);
    await page.getByRole("button", { name: "More", exact: true }).press("Enter");
    const download = page.waitForEvent("download");
    await page.getByRole("menuitem", { name: "JSON lines" }).press("Enter");
    const stream = await (await download).createReadStream();
    const text = Buffer.concat(await stream.toArray()).toString();
    const ids = text
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line).id);
    expect(ids.toSorted()).toEqual(project_ids.toSorted());

    const scores = page.getByRole("figure", { name: "Idea scores" });
    await scores.locator("svg .recharts-bar-rectangle").first().waitFor();
    await scores.getByText("As a table").press("Enter");
    const counts = await scores.locator("tbody td").allTextContents();
    expect(counts.reduce((sum, count) => sum + Number(count), 0)).toBe(3);
    for (const name of ["Complexity, asked and judged", "Novelty", "Tokens by column", "Time by column"])
      await page.getByRole("figure", { name }).locator("svg.recharts-surface").waitFor();
    expect(await findViolations(page)).toEqual([]);
  });

  it("are filtered in the address, also without scripts", async () => {
    const page = await open();
    const named = await startIn(page, { num_ideas: 1, seed_tags: ["ios"] });
    await server.end(named);
    await openRun(page, named);
    await page.getByRole("button", { name: "Name it, or add a note" }).press("Enter");
    await page.keyboard.type("Ledger");
    await page.keyboard.press("Enter");
    await page.getByRole("heading", { level: 1, name: "Ledger" }).waitFor();

    const plain = await open({ javaScriptEnabled: false });
    await plain.goto(new URL("/runs", server.url).href);
    await plain.getByRole("link", { name: "Done" }).press("Enter");
    await plain.getByLabel("Name, note, tag or number").fill("ledg");
    await plain.getByRole("button", { name: "Filter" }).press("Enter");
    await plain.waitForURL(/state=done.*q=ledg/);
    expect(await plain.getByTestId("run-row").count()).toBe(1);
    await plain.getByRole("link", { name: "Ledger" }).press("Enter");
    expect(await plain.getByRole("heading", { level: 1 }).textContent()).toBe("Ledger");

    await plain.goto(new URL("/runs?state=failed&q=nothing", server.url).href);
    await plain.getByText("No run is like that").waitFor();
    await page.goto(new URL("/runs?state=failed&q=nothing", server.url).href);
    expect(await findViolations(page)).toEqual([]);
  });

  it("tell when they are done, asked for on their page alone: by the system, or on the page looked at", async () => {
    const page = await open();
    await page.addInitScript(
      `window.Notification = { permission: "default", requestPermission: async () => {
        document.documentElement.dataset.asked = "yes";
        return "denied";
      } };`,
    );
    let release = () => {};
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    stub.answer(async () => {
      await held;
      return undefined;
    });
    const taskId = await startIn(page, { num_ideas: 1, seed_tags: ["ai"] });
    await openRun(page, taskId);
    const asked = () => page.evaluate(() => document.documentElement.dataset.asked);
    const tell = page.getByRole("button", { name: "Notify me when it is done" });
    await tell.waitFor();
    expect(await asked()).toBeUndefined();
    await tell.press("Enter");
    await page.getByText("a message will appear on any page here").waitFor();
    expect(await asked()).toBe("yes");
    expect(await findViolations(page)).toEqual([]);
    await page.getByRole("navigation", { name: "Main" }).getByRole("link", { name: "Runs" }).click();
    await page.waitForURL("**/runs");
    // The row of it follows by itself.
    await page.getByTestId("run-row").filter({ hasText: "Under way" }).waitFor();
    release();
    stub.reset();
    await page.getByRole("button", { name: "Open", exact: true }).press("Enter");
    await page.waitForURL(`**/runs/${taskId}`);
    await page.getByText("Done: 1 of 1 idea saved").first().waitFor();
  });
});
