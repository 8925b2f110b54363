import type { Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { type AppServer, startAppServer } from "../support/app-server";
import { describeInBrowser } from "../support/browser";
import { tabTo } from "../support/keyboard";
import { Latch } from "../support/latch";
import { pageReady } from "../support/page-ready";
import { StubModel } from "../support/stub-model/stub";

const ADMIN_TOKEN = "an-admin-token-typed-by-keyboard";

/** No pointer, and no focus set from outside: what is reached is reached by keys. */
describeInBrowser("by keyboard alone", ({ open }) => {
  let latch: Latch;
  let stub: StubModel;
  let server: AppServer;
  beforeAll(async () => {
    stub = await StubModel.start({ dimensions: 64 });
    server = await startAppServer({ env: { ADMIN_TOKEN } });
  }, 120_000);
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

  async function visit(path: string): Promise<Page> {
    const page = await open({ viewport: { width: 1280, height: 900 } });
    await page.goto(server.url + path);
    await pageReady(page);
    return page;
  }
  async function press(page: Page, name: string): Promise<void> {
    await tabTo(page, name);
    await page.keyboard.press("Enter");
  }
  /** By the palette. */
  async function go(page: Page, name: string, path: string): Promise<void> {
    await page.keyboard.press("Control+k");
    await page.getByRole("dialog", { name: "Search and commands" }).getByRole("combobox").waitFor();
    await page.keyboard.type(name);
    await page.getByRole("option", { name, exact: true }).waitFor();
    await page.keyboard.press("Enter");
    await page.waitForURL(server.url + path);
    await page.locator("#main:focus").waitFor();
  }
  const says = (page: Page, words: string) => page.getByText(words).first().waitFor();

  /** Fills in the Designer, starts the run, and is on its page. */
  async function generate(page: Page, tag: string, count: number): Promise<void> {
    await tabTo(page, "Tags");
    await page.keyboard.type(tag.slice(0, 4));
    await page.getByRole("option", { name: new RegExp(`^${tag}`) }).waitFor();
    await page.keyboard.press("Enter");
    await tabTo(page, "Number of ideas");
    await page.keyboard.press("ControlOrMeta+A");
    await page.keyboard.type(String(count));
    await press(page, `Generate ${count} ideas`);
    await page.waitForURL(/\/runs\/[0-9a-f-]{36}$/);
    // It takes the focus, so that Tab goes on from there.
    await page.locator("h1:focus", { hasText: `${count} ideas on ${tag}` }).waitFor();
  }

  test("a person signs in, connects a model, and follows a run of it to its end, with no restart", async () => {
    const page = await visit("/sign-in?next=/settings");
    await tabTo(page, "Token");
    await page.keyboard.type(ADMIN_TOKEN);
    await page.keyboard.press("Enter");
    await page.waitForURL(`${server.url}/settings`);
    await pageReady(page);
    await tabTo(page, "Ollama");
    await page.keyboard.press("Space");
    await tabTo(page, "Address");
    await page.keyboard.press("ControlOrMeta+A");
    await page.keyboard.type(stub.url);
    await tabTo(page, "Model");
    await page.keyboard.type("stub");
    await page.keyboard.press("Escape");
    await press(page, "Test");
    await says(page, "stub works.");
    await press(page, "Use this model");
    await says(page, "Works: stub");

    await go(page, "Designer", "/");
    await generate(page, "nutrition", 3);
    await says(page, "Done: 3 of 3 ideas saved");
    await says(page, "written by stub");
  });

  test("a run under way is cancelled; another's failed row is retried, a saved one regenerated", async () => {
    stub.answer(async ({ column }) => {
      if (column === "project_idea") await latch.wait();
      return undefined;
    });
    const page = await visit("/");
    await generate(page, "maps", 2);
    await press(page, "Cancel");
    await page.locator(":focus", { hasText: "Cancelled" }).waitFor();
    await says(page, "The run was cancelled");
    latch.open();
    stub.reset();

    stub.answer(({ column }) => (column === "metadata" ? { say: "I would rather not." } : undefined));
    await press(page, "Run again");
    await page.getByRole("button", { name: "Generate 2 ideas" }).waitFor();
    await press(page, "Generate 2 ideas");
    await page.waitForURL(/\/runs\/[0-9a-f-]{36}$/);
    await says(page, "Failed: no idea saved");
    stub.reset();
    await press(page, "Ideas 1 and 2");
    await press(page, "Retry idea 2");
    await page.locator(":focus", { hasText: "Partial: 1 of 2 ideas saved" }).waitFor();

    await press(page, "Regenerate");
    await press(page, "Title and texts");
    await says(page, "Another version:");
  });

  test("a run is deleted and taken back; projects filtered and exported, one opened and bookmarked", async () => {
    const page = await visit("/");
    await generate(page, "gardening", 2);
    await says(page, "Done: 2 of 2 ideas saved");
    await press(page, "More");
    await page.getByRole("menuitem", { name: "Delete" }).waitFor();
    await page.keyboard.press("End");
    await page.keyboard.press("Enter");
    await page.waitForURL(`${server.url}/runs`);
    await says(page, "Run deleted");
    await page.keyboard.press("F6");
    await press(page, "Undo");
    await page.getByTestId("run-row").filter({ hasText: "2 ideas on gardening" }).waitFor();

    await go(page, "Projects", "/projects");
    await press(page, "Filters");
    await tabTo(page, "Another tag");
    await page.keyboard.type("gardening");
    await page.keyboard.press("Enter");
    const chips = page.getByRole("list", { name: "Filters in use" });
    await chips.getByRole("link", { name: /gardening/ }).waitFor();
    const exporting = page.locator("summary", { hasText: /^Export/ });
    await press(page, (await exporting.textContent()) ?? "");
    await tabTo(page, "CSV, for a spreadsheet");
    const [download] = await Promise.all([page.waitForEvent("download"), page.keyboard.press("Enter")]);
    expect(download.suggestedFilename()).toMatch(/\.csv$/);

    await page.keyboard.press("j");
    await page.keyboard.press("Enter");
    await page.getByRole("heading", { name: "Where it came from" }).waitFor();
    await page.keyboard.press("b");
    await page.getByRole("button", { name: "Bookmark", pressed: true }).waitFor();
  });
});
